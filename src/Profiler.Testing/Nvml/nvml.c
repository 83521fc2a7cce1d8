/* A library that answers as NVIDIA's libnvidia-ml does, from the lines of nvml.txt beside it: "0.power=61000", and with an
   error's number behind an exclamation mark "0.energy=!3". What has no line is answered as not supported. Built with
   -DOLD it lacks what drivers before Volta's lack. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OK = 0, INVALID_ARGUMENT = 2, NOT_SUPPORTED = 3, INSUFFICIENT_SIZE = 7 };

static int look(const char *key, char *value, size_t size)
{
    Dl_info self;
    char path[4096];
    char line[512];
    dladdr((void *)&look, &self);
    snprintf(path, sizeof path, "%s", self.dli_fname);
    char *slash = strrchr(path, '/');
    strcpy(slash ? slash + 1 : path, "nvml.txt");
    FILE *file = fopen(path, "r");
    if (!file)
        return NOT_SUPPORTED;
    int status = NOT_SUPPORTED;
    size_t length = strlen(key);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        if (strncmp(line, key, length) == 0 && line[length] == '=') {
            status = line[length + 1] == '!' ? atoi(line + length + 2) : OK;
            snprintf(value, size, "%s", line + length + 1);
            break;
        }
    }
    fclose(file);
    return status;
}

static int text_of(void *device, const char *what, char *value, size_t size)
{
    char key[64];
    snprintf(key, sizeof key, "%d.%s", (int)(intptr_t)device - 1, what);
    return look(key, value, size);
}

static int number_of(void *device, const char *what, unsigned long long *value)
{
    char text[512];
    int status = text_of(device, what, text, sizeof text);
    if (status == OK)
        *value = strtoull(text, 0, 0);
    return status;
}

static int small_of(void *device, const char *what, unsigned *value)
{
    unsigned long long wide = 0;
    int status = number_of(device, what, &wide);
    if (status == OK)
        *value = (unsigned)wide;
    return status;
}

static int name_into(void *device, const char *what, char *into, unsigned size)
{
    char text[512];
    int status = text_of(device, what, text, sizeof text);
    if (status != OK)
        return status;
    if (strlen(text) + 1 > size)
        return INSUFFICIENT_SIZE;
    strcpy(into, text);
    return OK;
}

int nvmlInit_v2(void)
{
    char text[64];
    int status = look("init", text, sizeof text);
    return status == NOT_SUPPORTED ? OK : status;
}

int nvmlShutdown(void) { return OK; }

int nvmlDeviceGetCount_v2(unsigned *count)
{
    char text[64];
    int status = look("count", text, sizeof text);
    if (status == OK)
        *count = (unsigned)atoi(text);
    return status;
}

int nvmlDeviceGetHandleByIndex_v2(unsigned index, void **device)
{
    char key[64];
    char text[64];
    snprintf(key, sizeof key, "%u.handle", index);
    int status = look(key, text, sizeof text);
    *device = (void *)(intptr_t)(index + 1);
    return status == NOT_SUPPORTED ? OK : status;
}

int nvmlDeviceGetName(void *device, char *name, unsigned size) { return name_into(device, "name", name, size); }

int nvmlDeviceGetUUID(void *device, char *uuid, unsigned size) { return name_into(device, "uuid", uuid, size); }

int nvmlDeviceGetPowerUsage(void *device, unsigned *mw) { return small_of(device, "power", mw); }

int nvmlDeviceGetTemperature(void *device, unsigned sensor, unsigned *degrees)
{
    return sensor == 0 ? small_of(device, "temperature", degrees) : INVALID_ARGUMENT;
}

static int clock_of(void *device, const char *kind, unsigned clock, unsigned *mhz)
{
    char what[32];
    snprintf(what, sizeof what, "%s.%u", kind, clock);
    return small_of(device, what, mhz);
}

int nvmlDeviceGetClockInfo(void *device, unsigned clock, unsigned *mhz) { return clock_of(device, "clock", clock, mhz); }

int nvmlDeviceGetMaxClockInfo(void *device, unsigned clock, unsigned *mhz) { return clock_of(device, "max", clock, mhz); }

int nvmlDeviceGetApplicationsClock(void *device, unsigned clock, unsigned *mhz) { return clock_of(device, "applications", clock, mhz); }

int nvmlDeviceGetCurrentClocksThrottleReasons(void *device, unsigned long long *reasons) { return number_of(device, "reasons", reasons); }

int nvmlDeviceGetTotalEccErrors(void *device, unsigned kind, unsigned counter, unsigned long long *count)
{
    return counter == 0 ? number_of(device, kind == 0 ? "corrected" : "uncorrected", count) : INVALID_ARGUMENT;
}

struct memory { unsigned long long total, free, used; };

int nvmlDeviceGetMemoryInfo(void *device, struct memory *memory)
{
    int status = number_of(device, "total", &memory->total);
    if (status == OK)
        status = number_of(device, "used", &memory->used);
    memory->free = memory->total - memory->used;
    return status;
}

struct utilization { unsigned gpu, memory; };

int nvmlDeviceGetUtilizationRates(void *device, struct utilization *rates)
{
    int status = small_of(device, "load", &rates->gpu);
    return status == OK ? small_of(device, "memory-load", &rates->memory) : status;
}

struct violation { unsigned long long at, held; };

int nvmlDeviceGetViolationStatus(void *device, unsigned policy, struct violation *violation)
{
    violation->at = 1;
    return number_of(device, policy == 1 ? "held-by-heat" : "held-by-power", &violation->held);
}

/* "processes=41:1048576,42": what has no number of bytes is answered as the driver answers what it does not tell. */
static int processes(void *device, unsigned *count, char *entries, size_t size)
{
    char text[512];
    int status = text_of(device, "processes", text, sizeof text);
    if (status != OK)
        return status;
    unsigned found = 0;
    for (char *id = strtok(text, ","); id; id = strtok(0, ",")) {
        if (found == *count)
            return INSUFFICIENT_SIZE;
        memset(entries + found * size, 0, size);
        char *bytes = strchr(id, ':');
        *(unsigned *)(entries + found * size) = (unsigned)atoi(id);
        *(unsigned long long *)(entries + found * size + 8) = bytes ? strtoull(bytes + 1, 0, 0) : ~0ULL;
        found++;
    }
    *count = found;
    return OK;
}

int nvmlDeviceGetComputeRunningProcesses(void *device, unsigned *count, char *entries) { return processes(device, count, entries, 16); }

#ifndef OLD
int nvmlDeviceGetComputeRunningProcesses_v3(void *device, unsigned *count, char *entries) { return processes(device, count, entries, 24); }

int nvmlDeviceGetTotalEnergyConsumption(void *device, unsigned long long *mj) { return number_of(device, "energy", mj); }
#endif
