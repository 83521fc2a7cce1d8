// What travels over HTTP (docs/api.md). Latencies are in ms, times in ISO 8601 with their offset.

export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly advice: string | null;
  readonly code: string;
}

export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly advice: string | null;
}

export interface Target {
  readonly device: string;
  readonly runtime: string;
  readonly runtimeVersion: string;
  readonly provider: string;
  readonly precision: string;
  readonly batch: number;
  readonly threads: number;
  readonly powerMode: string;
}

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

// Devices

export interface SshConnection {
  readonly transport: 'ssh';
  readonly host: string;
  readonly port?: number;
  readonly user?: string | null;
  readonly keyFile?: string | null;
  readonly proxyJump?: string | null;
  readonly hostKey?: string | null;
  readonly proxyJumpHostKey?: string | null;
}

export type Connection = SshConnection | { readonly transport: 'local' } | { readonly transport: 'dial-in' };

export interface DeviceDescription {
  readonly agentVersion: string;
  readonly hostName: string;
  readonly operatingSystem: string;
  readonly dotNetVersion: string;
  readonly runtime: string;
  readonly runtimeVersion: string;
  readonly providers: readonly string[];
  readonly processorModel: string;
  readonly processorCount: number;
  readonly memoryBytes: number;
  readonly affinity: string;
  readonly governor: string | null;
  readonly maxFrequencyMhz: number | null;
  readonly unreadable: readonly string[];
  readonly memoryPages: string;
  readonly driver?: string | null;
  readonly powerMode?: string | null;
}

export interface Device {
  readonly name: string;
  readonly connection: Connection;
  readonly state: 'active' | 'paused' | 'quarantined';
  readonly isReachable: boolean;
  readonly problem: Failure | null;
  readonly probeAt: string | null;
  readonly lease: { readonly jobId: string; readonly holder: string; readonly expiresAt: string } | null;
  readonly fingerprint: string | null;
  readonly registeredAt: string;
  readonly seenAt: string | null;
  readonly description: DeviceDescription | null;
  readonly admission: AdmissionReport | null;
  readonly version: number;
}

export interface DeviceList {
  readonly devices: readonly Device[];
}

export interface SoakPoint {
  readonly elapsedSeconds: number;
  readonly latencyMs: number;
  readonly temperatureCelsius: number | null;
  readonly frequencyMhz: number | null;
}

export interface AdmissionReport {
  readonly testedAt: string;
  readonly programVersion: string;
  readonly target: Target;
  readonly verdict: 'admitted' | 'admittedWithFindings' | 'refused';
  readonly findings: readonly { readonly kind: string; readonly refuses: boolean; readonly message: string; readonly advice: string }[];
  readonly link: {
    readonly pings: number;
    readonly medianMs: number;
    readonly p95Ms: number;
    readonly uploadedBytes: number;
    readonly uploadMibPerSecond: number;
  };
  readonly clock: {
    readonly offsetMs: number;
    readonly offsetUncertaintyMs: number;
    readonly driftPpm: number | null;
    readonly driftUncertaintyPpm: number | null;
    readonly baselineSeconds: number;
  };
  readonly outputs: readonly {
    readonly model: string;
    readonly problem: string | null;
    readonly largestError: number | null;
    readonly tolerance: number;
  }[];
  readonly repeatability: {
    readonly ratio: number;
    readonly low: number;
    readonly high: number;
    readonly noiseFloor: number;
    readonly grade: string;
    readonly flags: string;
    readonly rounds: number;
    readonly medianMs: number;
  } | null;
  readonly soak: {
    readonly verdict: 'steady' | 'drifts' | 'unsteady' | 'tooShort';
    readonly earlyMs: number;
    readonly lateMs: number;
    readonly change: number;
    readonly isThrottled: boolean;
    readonly highestCelsius: number | null;
    readonly points: readonly SoakPoint[];
  } | null;
}

// Jobs

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
export type JobKind = 'profile' | 'measure' | 'compare' | 'energy' | 'validate' | 'admit' | 'surrogate-train' | 'surrogate-estimate';

export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly device: string;
  readonly request: JobRequest;
  readonly priority: number;
  readonly dependsOn: readonly string[];
  readonly submittedBy: string;
  readonly state: JobState;
  readonly attempts: number;
  readonly notBefore: string | null;
  readonly cancelRequested: boolean;
  readonly progress: { readonly activity: string; readonly fraction: number; readonly remainingSeconds: number | null } | null;
  readonly failure: Failure | null;
  /** Why a queued job's device takes no jobs; its version does not rise with it. */
  readonly obstacle: Failure | null;
  readonly result: JobResult | null;
  readonly submittedAt: string;
  readonly grantedAt: string | null;
  readonly finishedAt: string | null;
  readonly version: number;
}

export interface JobList {
  readonly jobs: readonly Job[];
  readonly next: string | null;
}

/** The fields that any kind of request may have; `kind` says which do. */
export interface JobRequest {
  readonly kind: JobKind;
  readonly device: string;
  readonly provider?: string;
  readonly precision?: string;
  readonly threads?: number;
  readonly space?: { readonly name?: string | null };
  readonly input?: string | null;
  readonly method?: string;
  readonly seed?: number;
  readonly budgetSeconds?: number | null;
  readonly count?: number;
  readonly network?: NetworkReference;
  readonly networks?: readonly NetworkReference[];
  readonly soakSeconds?: number;
}

export interface NetworkReference {
  readonly name: string;
  readonly input?: string | null;
}

export interface LatencyStatistics {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly p90: number;
  readonly rawMedian: number;
  readonly ratio: number;
  readonly referenceMs: number;
  readonly samples: number;
  readonly visits: number;
  readonly badVisits: number;
}

/** As a job's result has it; findings are words with commas between them there. */
export interface MeasurementResult {
  readonly itemId: string;
  readonly latencyMs: LatencyStatistics;
  readonly grade: string;
  readonly flags: string;
}

export interface Estimate {
  readonly latencyMs: number;
  readonly lowMs: number;
  readonly highMs: number;
  readonly source: string;
  readonly coverage: number;
  readonly snapshotId: string;
  readonly energy?: { readonly mj: number; readonly lowMj: number; readonly highMj: number };
}

export interface NetworkResult {
  readonly name: string;
  readonly sha256: string;
  readonly input: string | null;
  readonly counts: { readonly macs: number; readonly parameters: number };
  readonly target: Target;
  readonly result: MeasurementResult;
  readonly estimate: Estimate | null;
}

export interface Scores {
  readonly count: number;
  readonly mape: number;
  readonly within5: number;
  readonly within10: number;
  readonly spearman: number | 'NaN';
}

export interface ProfileResult {
  readonly kind: 'profile';
  readonly tableId: string;
  readonly deviceSeconds: number;
  readonly seconds: number;
  readonly isResumed: boolean;
}

export interface MeasureResult {
  readonly kind: 'measure';
  readonly storeJobId: string;
  readonly network: NetworkResult;
  readonly deviceSeconds: number;
}

export interface PairedDifference {
  readonly firstId: string;
  readonly secondId: string;
  readonly ratio: Interval;
  readonly differenceMs: Interval;
  readonly pairs: number;
}

export interface CompareResult {
  readonly kind: 'compare';
  readonly storeJobId: string;
  readonly networks: readonly NetworkResult[];
  readonly differences: readonly PairedDifference[];
  readonly deviceSeconds: number;
}

/** An estimate in mJ or mW with its 90 % interval. */
export interface EnergyInterval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface EnergyResult {
  readonly kind: 'energy';
  readonly storeJobId: string;
  readonly networks: readonly {
    readonly network: NetworkResult;
    readonly energy: {
      readonly mjPerInference: EnergyInterval;
      readonly netMjPerInference: EnergyInterval | null;
      readonly averageMw: EnergyInterval;
      readonly idleMw: EnergyInterval | null;
      readonly findings: string;
    };
  }[];
  readonly deviceSeconds: number;
}

export interface ValidateResult {
  readonly kind: 'validate';
  readonly tableId: string;
  readonly scores: Scores;
  readonly isolated: Scores;
  readonly macs: Scores;
  readonly networks: readonly {
    readonly code: string;
    readonly macs: number;
    readonly measured: MeasurementResult;
    readonly estimate: Estimate;
    readonly isolatedMs: number;
    readonly macsMs: number;
  }[];
  readonly deviceSeconds: number;
}

export interface AdmitResult {
  readonly kind: 'admit';
  readonly report: AdmissionReport;
}

export interface SurrogateTrainResult {
  readonly kind: 'surrogate-train';
  readonly surrogateId: string;
  readonly newNetworks: number;
  readonly deviceSeconds: number;
  readonly seconds: number;
  readonly isResumed: boolean;
}

export interface SurrogateEstimateResult {
  readonly kind: 'surrogate-estimate';
  readonly surrogateId: string;
  readonly estimate: {
    readonly cost: Estimate;
    readonly fixedMs: number;
    readonly kernels: readonly KernelEstimate[];
    readonly unseenOperators: readonly string[];
  };
}

export interface KernelEstimate {
  readonly kernel: {
    readonly node: string;
    readonly operator: string;
    readonly outputs: readonly { readonly dims: readonly number[] }[];
  };
  readonly latencyMs: number;
  readonly macs: number;
  readonly isCovered: boolean;
}

export type JobResult =
  ProfileResult | MeasureResult | CompareResult | EnergyResult | ValidateResult | AdmitResult | SurrogateTrainResult | SurrogateEstimateResult;

// Tables


export interface ListedTable {
  readonly id: string;
  readonly space: string;
  readonly input: string;
  readonly targetId: string;
  /** "in-context", "isolated", "surrogate" or "roofline". */
  readonly method: string;
  readonly entries: number;
  readonly deviceSeconds: number;
  readonly createdAt: string;
}

export interface TableList {
  readonly tables: readonly ListedTable[];
}

export interface TableEntry {
  readonly slot: number;
  readonly candidate: string;
  readonly latencyMs: number;
  readonly lowMs: number;
  readonly highMs: number;
  readonly source: 'measured' | 'predicted' | 'analytical';
  readonly observations: number;
  readonly mj?: number;
}

export interface Table {
  readonly id: string;
  readonly space: string;
  readonly spaceFingerprint: string;
  readonly input: string;
  readonly targetId: string;
  readonly target: Target;
  /** "in-context", "isolated", "surrogate" or "roofline". */
  readonly method: string;
  readonly fixedMs: { readonly stemMs: number; readonly headMs: number; readonly overheadMs: number };
  readonly entries: readonly TableEntry[];
  readonly calibration: { readonly networks: number; readonly scaleFactor: number; readonly relativeError90: number };
  readonly provenance: {
    readonly createdAt: string;
    readonly programVersion: string;
    readonly referenceMs: number;
    readonly deviceSeconds: number;
    readonly networksProfiled: number;
    readonly flags: readonly string[];
  };
}

// Measurements

export interface Visit {
  readonly itemId: string;
  readonly round: number;
  readonly startedAt: string;
  readonly referenceBeforeMs: readonly number[];
  readonly samplesMs: readonly number[];
  readonly referenceAfterMs: readonly number[];
  readonly deviceMs: number;
  readonly conditions: {
    readonly loadAverage: number | null;
    readonly stolenMs: number | null;
    readonly frequencyMhz: number | null;
    readonly temperatureCelsius: number | null;
    /** Missing in visits of earlier agents. */
    readonly throttles?: number | null;
    readonly otherGpuProcesses?: number | null;
    /** Where the board has them. */
    readonly gpuFrequencyMhz?: number;
    readonly powerMode?: string;
    /** Left out where they are false. */
    readonly clockFell?: boolean;
    readonly isUnmet?: boolean;
  };
}

export interface Measurement {
  readonly job: string;
  readonly item: string;
  readonly modelSha256: string;
  readonly target: Target;
  readonly latencyMs: LatencyStatistics;
  readonly grade: string;
  readonly findings: readonly string[];
  readonly plan: { readonly referenceTolerance: number; readonly targetRelativeHalfWidth: number };
  readonly provenance: { readonly programVersion: string; readonly referenceSha256: string | null; readonly device: DeviceDescription };
  readonly measuredAt: string;
  readonly mjPerInference?: EnergyInterval;
}

export interface MeasurementDetail {
  readonly measurement: Measurement;
  readonly visits: readonly Visit[];
}

export interface MeasurementList {
  readonly measurements: readonly Measurement[];
  readonly next: string | null;
}

// What there is to choose from

export interface SpaceList {
  readonly spaces: readonly { readonly name: string; readonly input: string }[];
}

export interface PublishedNetwork {
  readonly name: string;
  readonly space: string;
  readonly searchedFor: string;
  readonly published: {
    readonly gigamacs: number;
    readonly megaparams: number;
    readonly device: string;
    readonly latencyMs: number;
    readonly accuracy: number;
    readonly accuracyMetric: string;
  };
}

export interface NetworkList {
  readonly networks: readonly PublishedNetwork[];
}

// Events

export interface Change {
  readonly kind: string;
  readonly id: string | null;
}
