package dockerfile2llb

// This file is stagefan's. The build script adds it to a scratch copy of BuildKit's package and changes nothing else
// there: it only hands out what the conversion decided and otherwise keeps to itself.

import (
	"context"
	"encoding/json"
	"maps"

	"github.com/moby/buildkit/client/llb"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/solver/pb"
	ocispecs "github.com/opencontainers/image-spec/specs-go/v1"
)

// Probed is what a conversion decided, beside the LLB that it made.
type Probed struct {
	// States in the conversion's own order: the stages of the file, and the images that COPY and mounts name.
	States []ProbedState
	// Target indexes States.
	Target     int
	Definition *llb.Definition
	// Config of the image that the target becomes.
	Config []byte
}

// ProbedState is a stage of the file, or an image that a COPY or a mount names (Unregistered).
type ProbedState struct {
	// Base indexes States; -1 for an image, a named context or scratch.
	Base     int
	BaseName string
	// Replaced by a named context of its name: nothing of it is built.
	Replaced bool
	// BaseReplaced by a named context of the image's name; the caller sets it.
	BaseReplaced bool
	Unregistered bool
	Reachable    bool
	Platform     *ocispecs.Platform
	// Output is the vertex that holds the state's files, nil when it has none.
	Output   *pb.Input
	Commands []ProbedCommand
}

// ProbedCommand is a command of a stage, with its words expanded where it was dispatched.
type ProbedCommand struct {
	Command instructions.Command
	// Sources index States.
	Sources []int
	OnBuild bool
}

// Probe converts a Dockerfile as Dockerfile2LLB does. names are the FROM operands of the file's stages as written.
func Probe(ctx context.Context, dt []byte, opt ConvertOpt, names []string) (*Probed, error) {
	buildArgs := opt.BuildArgs
	opt.BuildArgs = maps.Clone(buildArgs)
	target, err := toDispatchState(ctx, dt, opt)
	if err != nil {
		return nil, err
	}
	dopt := target.opt
	if dopt.allDispatchStates == nil {
		// A target that a named context replaces is never dispatched, so it does not know the other stages.
		return &Probed{States: []ProbedState{{Base: -1, Replaced: true, Reachable: true}}}, nil
	}
	definition, err := target.state.Marshal(ctx)
	if err != nil {
		return nil, err
	}

	config, err := json.Marshal(target.image)
	if err != nil {
		return nil, err
	}

	states := dopt.allDispatchStates.states
	index := make(map[*dispatchState]int, len(states))
	for i, state := range states {
		index[state] = i
	}
	find := func(state *dispatchState) int {
		if i, ok := index[state]; ok {
			return i
		}
		return -1
	}
	reachable := allReachableStages(target)
	probed := &Probed{Target: find(target), Definition: definition, Config: config}
	file := 0
	for _, state := range states {
		_, reached := reachable[state]
		out := ProbedState{
			Base:         -1,
			BaseName:     state.stage.BaseName,
			Replaced:     state.namedContext != nil,
			Unregistered: state.unregistered,
			Reachable:    reached,
			Platform:     state.platform,
		}
		if state.base != nil {
			out.Base = find(state.base)
		}
		if !state.unregistered {
			// Resolving rewrites the name to a full reference; the expanded operand is what is asked for.
			expanded, err := dopt.shlex.ProcessWordWithMatches(names[file], dopt.globalArgs)
			if err != nil {
				return nil, err
			}
			out.BaseName = expanded.Result
			file++
		}
		if reached {
			if output := state.state.Output(); output != nil {
				if out.Output, err = output.ToInput(ctx, definition.Constraints); err != nil {
					return nil, err
				}
			}
		}
		for _, command := range state.commands {
			sources := make([]int, len(command.sources))
			for i, source := range command.sources {
				sources[i] = find(source)
			}
			out.Commands = append(out.Commands, ProbedCommand{command.Command, sources, command.isOnBuild})
		}
		probed.States = append(probed.States, out)
	}
	return probed, nil
}
