package main

import (
	"context"
	"slices"

	"github.com/containerd/platforms"
	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerui"
)

func answerTo(request Request) Answer {
	dt := []byte(request.Text)
	if len(request.Base64) > 0 {
		dt = request.Base64
	}
	text, operands, unreadable := read(dt)
	graph, refused := convert(dt, request, operands)
	switch {
	case refused == nil:
		return Answer{Accepted: true, Text: text, Graph: graph}
	case unreadable != nil && len(refused.Ranges) > 0:
		// The same refusal twice; only what the conversion checks before it reads names no place.
		return Answer{Error: unreadable}
	default:
		return Answer{Error: refused, Text: text}
	}
}

// convert does what frontend/dockerfile/builder/build.go does with one platform, up to the LLB.
func convert(dt []byte, request Request, operands []string) (*Graph, *Failure) {
	ctx := context.Background()
	fake, err := newGateway(request)
	if err != nil {
		return nil, failure("request", err)
	}
	client, err := dockerui.NewClient(fake)
	if err != nil {
		return nil, failure("request", err)
	}
	// Without Warn no lint rule runs, so "# check=error=true" refuses nothing here: rules are not what is compared.
	opt := dockerfile2llb.ConvertOpt{
		Config: client.Config, Client: client, MetaResolver: fake, SourceMap: sourceMap(dt),
	}
	if len(client.TargetPlatforms) > 0 {
		opt.TargetPlatform = &client.TargetPlatforms[0]
	}
	probed, err := dockerfile2llb.Probe(ctx, dt, opt, operands)
	if err != nil {
		return nil, failure("conversion", err)
	}
	for i := range probed.States {
		if err := findContext(client, &probed.States[i]); err != nil {
			return nil, failure("oracle", err)
		}
	}
	graph, refused := graphOf(probed)
	if refused == nil && request.Ops && probed.Definition != nil {
		graph.Config = probed.Config
		if graph.Ops, err = opsOf(probed.Definition); err != nil {
			return nil, failure("oracle", err)
		}
	}
	return graph, refused
}

// findContext marks an image that a named context replaces; the conversion itself only marks a stage.
func findContext(client *dockerui.Client, state *dockerfile2llb.ProbedState) error {
	if !state.Reachable || state.Replaced || state.Base >= 0 || state.BaseName == dockerui.EmptyImageName {
		return nil
	}
	context, err := client.NamedContext(state.BaseName, dockerui.ContextOpt{Platform: state.Platform})
	state.BaseReplaced = context != nil
	return err
}

func graphOf(probed *dockerfile2llb.Probed) (*Graph, *Failure) {
	if probed.Definition == nil {
		return &Graph{Target: -1}, nil
	}
	vertices, err := verticesOf(probed.Definition)
	if err != nil {
		return nil, failure("oracle", err)
	}
	// Images that COPY and mounts name are states too; stages keep the order of the file among them.
	stageOf := make([]int, len(probed.States))
	count := 0
	for i, state := range probed.States {
		stageOf[i] = -1
		if !state.Unregistered {
			stageOf[i] = count
			count++
		}
	}
	graph := &Graph{
		Target: stageOf[probed.Target], Stages: []GraphStage{}, Edges: []GraphEdge{}, Images: imagesOf(probed.States),
	}
	for i, state := range probed.States {
		if state.Unregistered {
			continue
		}
		graph.Stages = append(graph.Stages, graphStage(state, stageOf, vertices))
		graph.Edges = append(graph.Edges, edgesInto(probed.States, i, stageOf, vertices)...)
	}
	return graph, nil
}

// imagesOf lists what the stages start and take from; a stage that a named context replaces takes from nothing.
func imagesOf(states []dockerfile2llb.ProbedState) []string {
	images := []string{}
	add := func(state dockerfile2llb.ProbedState) {
		if state.Base < 0 && !state.BaseReplaced && state.BaseName != dockerui.EmptyImageName {
			images = append(images, state.BaseName)
		}
	}
	for _, state := range states {
		if !state.Reachable || state.Replaced || state.Unregistered {
			continue
		}
		add(state)
		for _, command := range state.Commands {
			for _, source := range command.Sources {
				if source >= 0 && states[source].Unregistered {
					add(states[source])
				}
			}
		}
	}
	slices.Sort(images)
	return slices.Compact(images)
}

func graphStage(state dockerfile2llb.ProbedState, stageOf []int, vertices *vertices) GraphStage {
	out := GraphStage{Reachable: state.Reachable, Replaced: state.Replaced, BaseReplaced: state.BaseReplaced}
	switch {
	case state.Base >= 0:
		out.Base = &stageOf[state.Base]
	case state.BaseName == dockerui.EmptyImageName && !state.Replaced:
		out.Scratch = true
	default:
		out.Image = state.BaseName
	}
	if state.Platform != nil {
		out.Platform = platforms.FormatAll(*state.Platform)
	}
	if state.Output != nil {
		in := vertices.has(state.Output)
		out.InLLB = &in
	}
	return out
}

func edgesInto(states []dockerfile2llb.ProbedState, to int, stageOf []int, vertices *vertices) []GraphEdge {
	var edges []GraphEdge
	state := states[to]
	triggers := triggersOf(states, state.Base)
	for _, command := range state.Commands {
		span := lines(command.Command.Location())
		declared := span[0]
		if command.OnBuild && len(triggers) > 0 {
			declared = triggers[0]
			triggers = triggers[1:]
		}
		for i, source := range command.Sources {
			if source < 0 || states[source].Unregistered {
				continue
			}
			edge := GraphEdge{From: stageOf[source], To: stageOf[to], Line: declared, OnBuild: command.OnBuild}
			describe(&edge, command.Command, i)
			if state.Reachable && states[source].Output != nil {
				edge.Used = vertices.uses(span[0], states[source].Output)
			}
			edges = append(edges, edge)
		}
	}
	return edges
}

// triggersOf gives the lines of a stage's ONBUILD instructions: its child runs them in that order, before its own.
func triggersOf(states []dockerfile2llb.ProbedState, base int) []int {
	var out []int
	if base < 0 {
		return out
	}
	for _, command := range states[base].Commands {
		if trigger, ok := command.Command.(*instructions.OnbuildCommand); ok {
			out = append(out, lines(trigger.Location())[0])
		}
	}
	return out
}

func describe(edge *GraphEdge, command instructions.Command, source int) {
	switch c := command.(type) {
	case *instructions.CopyCommand:
		edge.Kind, edge.Sources, edge.Destination = "copy", c.SourcePaths, c.DestPath
	case *instructions.RunCommand:
		mount := instructions.GetMounts(c)[source]
		edge.Kind, edge.Sources = "mount", []string{mount.Source}
		edge.MountType, edge.Implicit = string(mount.Type), mount.From == ""
	}
}
