package main

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/moby/buildkit/client/llb"
	"github.com/moby/buildkit/solver/pb"
	digest "github.com/opencontainers/go-digest"
	"google.golang.org/protobuf/encoding/protojson"
)

// vertices are the ops of an LLB, by digest and by the line of the Dockerfile that they come from.
type vertices struct {
	ops    map[digest.Digest]*pb.Op
	byLine map[int][]*pb.Op
}

func sourceMap(dt []byte) *llb.SourceMap {
	return llb.NewSourceMap(nil, "Dockerfile", "Dockerfile", dt)
}

func verticesOf(definition *llb.Definition) (*vertices, error) {
	out := &vertices{ops: map[digest.Digest]*pb.Op{}, byLine: map[int][]*pb.Op{}}
	for _, dt := range definition.Def {
		var op pb.Op
		if err := op.UnmarshalVT(dt); err != nil {
			return nil, err
		}
		out.ops[digest.FromBytes(dt)] = &op
	}
	if definition.Source == nil {
		return out, nil
	}
	for dgst, locations := range definition.Source.Locations {
		op, ok := out.ops[digest.Digest(dgst)]
		if !ok {
			continue
		}
		for _, location := range locations.Locations {
			if len(location.Ranges) > 0 {
				line := int(location.Ranges[0].Start.Line)
				out.byLine[line] = append(out.byLine[line], op)
			}
		}
	}
	return out, nil
}

// opsOf lists the ops of an LLB by the lines that they come from.
func opsOf(definition *llb.Definition) ([]Op, error) {
	vertices, err := verticesOf(definition)
	if err != nil {
		return nil, err
	}
	out := []Op{}
	for line, ops := range vertices.byLine {
		for _, op := range ops {
			op.Inputs = nil
			written, err := protojson.Marshal(op)
			if err != nil {
				return nil, err
			}
			out = append(out, Op{Line: line, Op: json.RawMessage(written)})
		}
	}
	slices.SortFunc(out, func(a, b Op) int { return cmp.Compare(a.Line, b.Line) })
	return out, nil
}

func (v *vertices) has(output *pb.Input) bool {
	_, ok := v.ops[digest.Digest(output.Digest)]
	return ok
}

// uses says whether an op that comes from line takes output as an input; nil where no op comes from that line.
func (v *vertices) uses(line int, output *pb.Input) *bool {
	ops := v.byLine[line]
	if len(ops) == 0 {
		return nil
	}
	found := false
	for _, op := range ops {
		for _, input := range op.Inputs {
			found = found || same(input, output) || v.onTopOf(input, output)
		}
	}
	return &found
}

// onTopOf sees through the mkdir that BuildKit puts over a mount's source to give it an owner.
func (v *vertices) onTopOf(input, output *pb.Input) bool {
	op, ok := v.ops[digest.Digest(input.Digest)]
	if !ok || op.GetFile() == nil || len(op.Inputs) != 1 {
		return false
	}
	actions := op.GetFile().Actions
	return len(actions) == 1 && actions[0].GetMkdir() != nil && same(op.Inputs[0], output)
}

func same(a, b *pb.Input) bool {
	return a.Digest == b.Digest && a.Index == b.Index
}
