/* Holds one session of ONNX Runtime and nothing else, for agent_footprint.py: what the runtime itself takes.
 *
 * bare_session LIBRARY MODEL INPUT C OUTPUT CLASSES H W: loads the library, makes a session on one thread, runs it on
 * zeros (its input 1xCxHxW and its output 1xCLASSESxHxW, called as given, lie in buffers of this program, as in any program
 * that times runs), writes "ready" and waits for the end of standard input.
 * The C API is a table of functions whose places never change (onnxruntime_c_api.h); those used here are named below.
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { GetErrorMessage = 2, CreateEnv = 3, CreateSession = 7, Run = 9, CreateSessionOptions = 10, SetIntraOpNumThreads = 24,
       CreateTensorWithData = 49, CreateCpuMemoryInfo = 69 };
enum { Warning = 2, Float = 1, ArenaAllocator = 1, DefaultMemory = 0, ApiVersion = 17,
       Runs = 5 /* from the second on the runtime takes one block for all that the first one asked for */ };

typedef const void *const *Api;
static Api api;

static void check(void *status)
{
    if (status) {
        fprintf(stderr, "bare_session: %s\n", ((const char *(*)(void *))api[GetErrorMessage])(status));
        exit(1);
    }
}

static void *tensor(void *memory, const char *channels, char **extents)
{
    int64_t shape[] = { 1, atoll(channels), atoll(extents[0]), atoll(extents[1]) };
    size_t bytes = (size_t)(shape[1] * shape[2] * shape[3]) * sizeof(float);
    void *value;
    check(((void *(*)(void *, void *, size_t, const int64_t *, size_t, int, void **))api[CreateTensorWithData])(
        memory, calloc(1, bytes), bytes, shape, 4, Float, &value));
    return value;
}

int main(int count, char **arguments)
{
    if (count != 9) {
        fputs("bare_session LIBRARY MODEL INPUT C OUTPUT CLASSES H W\n", stderr);
        return 2;
    }

    void *library = dlopen(arguments[1], RTLD_NOW);
    const struct { Api (*GetApi)(uint32_t); const char *(*GetVersionString)(void); } *(*base)(void) =
        library ? dlsym(library, "OrtGetApiBase") : NULL;
    if (!base || !(api = base()->GetApi(ApiVersion))) {
        fprintf(stderr, "bare_session: %s\n", library ? "not ONNX Runtime" : dlerror());
        return 1;
    }

    void *environment, *options, *session, *memory;
    check(((void *(*)(int, const char *, void **))api[CreateEnv])(Warning, "bare", &environment));
    check(((void *(*)(void **))api[CreateSessionOptions])(&options));
    check(((void *(*)(void *, int))api[SetIntraOpNumThreads])(options, 1));
    check(((void *(*)(void *, const char *, void *, void **))api[CreateSession])(environment, arguments[2], options, &session));
    check(((void *(*)(int, int, void **))api[CreateCpuMemoryInfo])(ArenaAllocator, DefaultMemory, &memory));
    void *input = tensor(memory, arguments[4], &arguments[7]), *output = tensor(memory, arguments[6], &arguments[7]);
    for (int run = 0; run < Runs; run++) {
        check(((void *(*)(void *, void *, const char *const *, void *const *, size_t, const char *const *, size_t, void **))api[Run])(
            session, NULL, (const char *const *)&arguments[3], &input, 1, (const char *const *)&arguments[5], 1, &output));
    }

    puts("ready");
    fflush(stdout);
    return getchar() == EOF ? 0 : 1;
}
