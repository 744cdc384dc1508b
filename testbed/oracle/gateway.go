package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"github.com/containerd/platforms"
	"github.com/distribution/reference"
	"github.com/moby/buildkit/client/llb"
	"github.com/moby/buildkit/client/llb/sourceresolver"
	"github.com/moby/buildkit/frontend/gateway/client"
	gwpb "github.com/moby/buildkit/frontend/gateway/pb"
	"github.com/moby/buildkit/solver/pb"
	digest "github.com/opencontainers/go-digest"
	ocispecs "github.com/opencontainers/image-spec/specs-go/v1"
	fstypes "github.com/tonistiigi/fsutil/types"
)

// gateway stands in for the engine that a frontend talks to: any image exists, has one layer and a
// configuration that only names a working directory, and the build context has no .dockerignore. It opens no connection.
type gateway struct {
	client.Client
	opts   client.BuildOpts
	images map[string]json.RawMessage
}

func newGateway(request Request) (*gateway, error) {
	opts := map[string]string{"platform": request.Platform, "target": request.Target}
	for key, value := range request.BuildArgs {
		opts["build-arg:"+key] = value
	}
	for name, value := range request.NamedContexts {
		key, option, err := namedContext(name, value)
		if err != nil {
			return nil, err
		}
		opts[key] = option
	}
	var workers []client.WorkerInfo
	if request.BuildPlatform != "" {
		platform, err := platforms.Parse(request.BuildPlatform)
		if err != nil {
			return nil, err
		}
		workers = append(workers, client.WorkerInfo{Platforms: []ocispecs.Platform{platform}})
	}
	return &gateway{
		images: request.Images,
		opts: client.BuildOpts{
			Opts: opts, Workers: workers, LLBCaps: pb.Caps.CapSet(pb.Caps.All()), Caps: gwpb.Caps.CapSet(gwpb.Caps.All()),
		},
	}, nil
}

// namedContext writes a --build-context as Buildx hands it to the engine (buildx: build/opt.go, util/buildflags).
func namedContext(name, value string) (key, option string, err error) {
	named, err := reference.ParseNormalizedNamed(name)
	if err != nil {
		return "", "", fmt.Errorf("invalid context name %s: %w", name, err)
	}
	name = strings.TrimSuffix(reference.FamiliarString(named), ":latest")
	if strings.Contains(value, "://") || strings.HasPrefix(value, "git@") {
		return "context:" + name, value, nil
	}
	return "context:" + name, "local:" + name, nil
}

func (g *gateway) BuildOpts() client.BuildOpts { return g.opts }

func (g *gateway) Inputs(context.Context) (map[string]llb.State, error) { return nil, nil }

func (g *gateway) Warn(context.Context, digest.Digest, string, client.WarnOpts) error { return nil }

func (g *gateway) Solve(context.Context, client.SolveRequest) (*client.Result, error) {
	result := client.NewResult()
	result.SetRef(emptyReference{})
	return result, nil
}

func (g *gateway) ResolveImageConfig(
	_ context.Context, ref string, opt sourceresolver.Opt,
) (string, digest.Digest, []byte, error) {
	platform := ocispecs.Platform{OS: "linux", Architecture: "amd64"}
	if opt.ImageOpt != nil && opt.ImageOpt.Platform != nil {
		platform = *opt.ImageOpt.Platform
	}
	if config := g.known(ref); config != nil {
		return ref, "", config, nil
	}
	// Without a layer BuildKit would take the image for scratch and leave its vertex out.
	config, err := json.Marshal(ocispecs.Image{
		Platform: platform,
		// Which directory an image starts in is not known; the root alone would make "--mount" without target wrong.
		Config: ocispecs.ImageConfig{WorkingDir: "/somewhere"},
		RootFS: ocispecs.RootFS{Type: "layers", DiffIDs: []digest.Digest{digest.FromString(ref)}},
	})
	if err != nil {
		return "", "", nil, err
	}
	// A digest would be written into the reference; what is compared is what the Dockerfile names.
	return ref, "", config, nil
}

// known is the configuration that the request gives an image, or nil.
func (g *gateway) known(ref string) []byte {
	if config, ok := g.images[ref]; ok {
		return config
	}
	return g.images["*"]
}

// emptyReference is a result with no files in it.
type emptyReference struct{ client.Reference }

func (emptyReference) ReadFile(context.Context, client.ReadRequest) ([]byte, error) {
	return nil, fs.ErrNotExist
}

func (emptyReference) StatFile(context.Context, client.StatRequest) (*fstypes.Stat, error) {
	return nil, fs.ErrNotExist
}
