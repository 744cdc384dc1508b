package main

import (
	"encoding/json"
	"errors"

	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// Request is a build to judge. The Dockerfile is Text, or Base64 where it is not UTF-8.
type Request struct {
	ID            int64             `json:"id"`
	Text          string            `json:"text"`
	Base64        []byte            `json:"base64"`
	Target        string            `json:"target"`
	BuildArgs     map[string]string `json:"buildArgs"`
	Platform      string            `json:"platform"`
	BuildPlatform string            `json:"buildPlatform"`
	NamedContexts map[string]string `json:"namedContexts"`
	// Images are configurations of images by reference; "*" is that of all others.
	Images map[string]json.RawMessage `json:"images"`
	// Ops asks for the LLB's ops and the configuration of the result.
	Ops bool `json:"ops"`
}

// Answer is what BuildKit makes of a request. Stages are there whenever the text alone could be read, Graph only when
// the whole request was accepted.
type Answer struct {
	ID       int64    `json:"id"`
	Accepted bool     `json:"accepted"`
	Error    *Failure `json:"error,omitempty"`
	Text     *Text    `json:"text,omitempty"`
	Graph    *Graph   `json:"graph,omitempty"`
}

// Failure is a refusal. Phase is parse, instructions, conversion, panic or timeout; Ranges are [first, last] lines,
// innermost first, and empty where BuildKit names no place.
type Failure struct {
	Phase   string   `json:"phase"`
	Message string   `json:"message"`
	Ranges  [][2]int `json:"ranges,omitempty"`
}

// Text is what parser and instructions read, nothing expanded.
type Text struct {
	GlobalArgs []Instruction `json:"globalArgs"`
	Stages     []Stage       `json:"stages"`
}

// Stage is a FROM and what follows it.
type Stage struct {
	Name         string        `json:"name"`
	Base         string        `json:"base"`
	Platform     string        `json:"platform"`
	StartLine    int           `json:"startLine"`
	EndLine      int           `json:"endLine"`
	Instructions []Instruction `json:"instructions"`
}

// Instruction is one typed instruction; Fields are named as the components of our own records.
type Instruction struct {
	Kind     string         `json:"kind"`
	Line     int            `json:"line"`
	EndLine  int            `json:"endLine"`
	Text     string         `json:"text"`
	Flags    []string       `json:"flags"`
	Heredocs []Heredoc      `json:"heredocs"`
	Fields   map[string]any `json:"fields"`
}

// Heredoc is as the parser attaches it, leading tabs included.
type Heredoc struct {
	Name    string `json:"name"`
	Body    string `json:"body"`
	Expands bool   `json:"expands"`
	Chomps  bool   `json:"chomps"`
}

// Graph is what the conversion decided.
type Graph struct {
	// Target is an index of Stages; -1 where a named context replaces the target.
	Target int          `json:"target"`
	Stages []GraphStage `json:"stages"`
	Edges  []GraphEdge  `json:"edges"`
	Images []string     `json:"images"`
	Ops    []Op         `json:"ops,omitempty"`
	// Config is the configuration of the image that the build would make.
	Config json.RawMessage `json:"config,omitempty"`
}

// Op is a vertex of the LLB, without its inputs, at the first line of an instruction that it comes from.
type Op struct {
	Line int             `json:"line"`
	Op   json.RawMessage `json:"op"`
}

// GraphStage is a stage resolved. Reachable is what the conversion dispatches for the target. InLLB is whether its
// result is in the LLB; absent where there is no vertex to look for. Replaced is a stage of which nothing is built, as a
// named context has its name; BaseReplaced is one whose image a named context stands in for.
type GraphStage struct {
	Base         *int   `json:"base,omitempty"`
	Image        string `json:"image,omitempty"`
	Scratch      bool   `json:"scratch,omitempty"`
	Replaced     bool   `json:"replaced,omitempty"`
	BaseReplaced bool   `json:"baseReplaced,omitempty"`
	Platform     string `json:"platform,omitempty"`
	Reachable    bool   `json:"reachable"`
	InLLB        *bool  `json:"inLLB,omitempty"`
}

// GraphEdge is a use of one stage by another. Used is whether an op of the LLB at that line takes the stage's result as
// input; absent where the op or the stage's result has no vertex. Sources and Destination are expanded in a reachable
// stage only.
type GraphEdge struct {
	From        int      `json:"from"`
	To          int      `json:"to"`
	Kind        string   `json:"kind"`
	Line        int      `json:"line"`
	OnBuild     bool     `json:"onBuild,omitempty"`
	MountType   string   `json:"mountType,omitempty"`
	Implicit    bool     `json:"implicit,omitempty"`
	Sources     []string `json:"sources"`
	Destination string   `json:"destination,omitempty"`
	Used        *bool    `json:"used,omitempty"`
}

func failure(phase string, err error) *Failure {
	out := &Failure{Phase: phase, Message: err.Error()}
	var located *parser.LocationError
	if errors.As(err, &located) {
		for _, ranges := range located.Locations {
			if len(ranges) > 0 {
				out.Ranges = append(out.Ranges, lines(ranges))
			}
		}
	}
	return out
}

func lines(ranges []parser.Range) [2]int {
	if len(ranges) == 0 {
		return [2]int{}
	}
	first, last := ranges[0].Start.Line, ranges[0].End.Line
	for _, r := range ranges {
		first, last = min(first, r.Start.Line), max(last, r.End.Line)
	}
	return [2]int{first, last}
}
