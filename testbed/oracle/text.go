package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// read reads a Dockerfile's text; operands are the FROM operands as written.
func read(dt []byte) (text *Text, operands []string, failed *Failure) {
	parsed, err := parser.Parse(bytes.NewReader(dt))
	if err != nil {
		return nil, nil, failure("parse", err)
	}
	stages, globalArgs, err := instructions.Parse(parsed.AST, linter.New(&linter.Config{}))
	if err != nil {
		return nil, nil, failure("instructions", err)
	}
	// The nodes of the tree and the instructions made of them come in the same order.
	nodes := parsed.AST.Children
	text = &Text{GlobalArgs: []Instruction{}, Stages: []Stage{}}
	for i := range globalArgs {
		text.GlobalArgs = append(text.GlobalArgs, instruction(nodes[0], &globalArgs[i]))
		nodes = nodes[1:]
	}
	for _, stage := range stages {
		operands = append(operands, stage.BaseName)
		span := lines(stage.Location)
		nodes = nodes[1:]
		out := Stage{
			Name: stage.Name, Base: stage.BaseName, Platform: stage.Platform,
			StartLine: span[0], EndLine: span[1], Instructions: []Instruction{},
		}
		for _, command := range stage.Commands {
			out.Instructions = append(out.Instructions, instruction(nodes[0], command))
			out.EndLine = lines(command.Location())[1]
			nodes = nodes[1:]
		}
		text.Stages = append(text.Stages, out)
	}
	return text, operands, nil
}

func instruction(node *parser.Node, command instructions.Command) Instruction {
	span := lines(command.Location())
	out := Instruction{
		Kind:     strings.ToLower(command.Name()),
		Line:     span[0],
		EndLine:  span[1],
		Text:     strings.TrimSpace(node.Original),
		Flags:    append([]string{}, node.Flags...),
		Heredocs: []Heredoc{},
		Fields:   fields(command),
	}
	for _, heredoc := range node.Heredocs {
		out.Heredocs = append(out.Heredocs, Heredoc{heredoc.Name, heredoc.Content, heredoc.Expand, heredoc.Chomp})
	}
	return out
}

func fields(command instructions.Command) map[string]any {
	switch c := command.(type) {
	case *instructions.ArgCommand:
		declarations := make([][]any, len(c.Args))
		for i, arg := range c.Args {
			declarations[i] = []any{arg.Key, arg.Value}
		}
		return map[string]any{"declarations": declarations}
	case *instructions.EnvCommand:
		return map[string]any{"pairs": pairs(c.Env)}
	case *instructions.LabelCommand:
		return map[string]any{"pairs": pairs(c.Labels)}
	case *instructions.AddCommand:
		out := files(c.SourcesAndDest, c.Chown, c.Chmod, c.Link, c.ExcludePatterns)
		out["keepGitDir"], out["checksum"], out["unpack"] = c.KeepGitDir, c.Checksum, c.Unpack
		return out
	case *instructions.CopyCommand:
		out := files(c.SourcesAndDest, c.Chown, c.Chmod, c.Link, c.ExcludePatterns)
		out["from"], out["parents"] = c.From, c.Parents
		return out
	case *instructions.RunCommand:
		out := commandLine(c.ShellDependantCmdLine)
		out["network"], out["security"] = instructions.GetNetwork(c), instructions.GetSecurity(c)
		return out
	case *instructions.CmdCommand:
		return commandLine(c.ShellDependantCmdLine)
	case *instructions.EntrypointCommand:
		return commandLine(c.ShellDependantCmdLine)
	case *instructions.ShellCommand:
		return map[string]any{"words": c.Shell}
	case *instructions.HealthCheckCommand:
		return map[string]any{"test": c.Health.Test}
	case *instructions.ExposeCommand:
		return map[string]any{"ports": c.Ports}
	case *instructions.VolumeCommand:
		return map[string]any{"paths": c.Volumes}
	case *instructions.UserCommand:
		return map[string]any{"user": c.User}
	case *instructions.WorkdirCommand:
		return map[string]any{"path": c.Path}
	case *instructions.StopSignalCommand:
		return map[string]any{"signal": c.Signal}
	case *instructions.MaintainerCommand:
		return map[string]any{"name": c.Maintainer}
	case *instructions.OnbuildCommand:
		return map[string]any{"expression": c.Expression}
	default:
		panic(fmt.Sprintf("an instruction that this oracle does not know: %T", command))
	}
}

func pairs(kvps instructions.KeyValuePairs) [][2]string {
	out := make([][2]string, len(kvps))
	for i, kvp := range kvps {
		out[i] = [2]string{kvp.Key, kvp.Value}
	}
	return out
}

func files(paths instructions.SourcesAndDest, chown, chmod string, link bool, excludes []string) map[string]any {
	inline := make([][]any, len(paths.SourceContents))
	for i, content := range paths.SourceContents {
		inline[i] = []any{content.Path, content.Data, content.Expand}
	}
	return map[string]any{
		"sources":     append([]string{}, paths.SourcePaths...),
		"inline":      inline,
		"destination": paths.DestPath,
		"chown":       chown,
		"chmod":       chmod,
		"link":        link,
		"excludes":    append([]string{}, excludes...),
	}
}

func commandLine(line instructions.ShellDependantCmdLine) map[string]any {
	return map[string]any{"words": append([]string{}, line.CmdLine...), "shellForm": line.PrependShell}
}
