// Command oracle answers how BuildKit's own packages read a Dockerfile: one JSON request a line on standard input, one
// JSON answer a line on standard output. README.md says what the answers rest on.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"time"
)

// A stack that outgrows this ends the process, as it would end the real one; the asker starts another.
const maxStackBytes = 512 << 20

func main() {
	limit := flag.Duration("limit", 20*time.Second, "time a request may take")
	flag.Parse()
	debug.SetMaxStack(maxStackBytes)
	if err := serve(*limit); err != nil {
		fmt.Fprintln(os.Stderr, "could not answer:", err)
		os.Exit(1)
	}
}

func serve(limit time.Duration) error {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	decoder := json.NewDecoder(in)
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for decoder.More() {
		var request Request
		if err := decoder.Decode(&request); err != nil {
			return fmt.Errorf("read a request: %w", err)
		}
		answer, finished := answerWithin(limit, request)
		answer.ID = request.ID
		if err := encoder.Encode(answer); err != nil {
			return fmt.Errorf("write the answer to request %d: %w", request.ID, err)
		}
		if err := out.Flush(); err != nil {
			return err
		}
		if !finished {
			// Nothing can stop the conversion that is still running, but the end of the process.
			return nil
		}
	}
	return nil
}

func answerWithin(limit time.Duration, request Request) (answer Answer, finished bool) {
	done := make(chan Answer, 1)
	go func() {
		defer func() {
			if cause := recover(); cause != nil {
				done <- Answer{Error: &Failure{Phase: "panic", Message: fmt.Sprint(cause)}}
			}
		}()
		done <- answerTo(request)
	}()
	select {
	case answer := <-done:
		return answer, true
	case <-time.After(limit):
		return Answer{Error: &Failure{Phase: "timeout", Message: "no answer within " + limit.String()}}, false
	}
}
