using System.Runtime.InteropServices;

namespace Profiler.Bindings.XGBoost.Native;

/// <summary>The functions of xgboost/c_api.h. Those that answer an int say 0 for success.</summary>
internal static unsafe partial class LibXGBoost
{
    private const string Library = "xgboost";

    static LibXGBoost() =>
        NativeLibrary.SetDllImportResolver(typeof(LibXGBoost).Assembly, (name, _, _) => name == Library ? LibraryFinder.Load() : 0);

    [LibraryImport(Library)]
    public static partial void XGBoostVersion(out int major, out int minor, out int patch);

    [LibraryImport(Library)]
    public static partial byte* XGBGetLastError();

    /// <param name="missing">The value that stands for a missing one.</param>
    [LibraryImport(Library)]
    public static partial int XGDMatrixCreateFromMat_omp(
        float* values, ulong rows, ulong columns, float missing, out MatrixHandle matrix, int threads);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGDMatrixSetFloatInfo(MatrixHandle matrix, string field, float* values, ulong count);

    [LibraryImport(Library)]
    public static partial int XGDMatrixFree(nint matrix);

    [LibraryImport(Library)]
    public static partial int XGBoosterCreate(nint* matrices, ulong count, out BoosterHandle booster);

    [LibraryImport(Library)]
    public static partial int XGBoosterFree(nint booster);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterSetParam(BoosterHandle booster, string name, string value);

    [LibraryImport(Library)]
    public static partial int XGBoosterUpdateOneIter(BoosterHandle booster, int round, MatrixHandle training);

    [LibraryImport(Library)]
    public static partial int XGBoosterEvalOneIter(
        BoosterHandle booster, int round, nint* matrices, byte** names, ulong count, out byte* result);

    [LibraryImport(Library)]
    public static partial int XGBoosterSlice(BoosterHandle booster, int begin, int end, int step, out BoosterHandle slice);

    [LibraryImport(Library)]
    public static partial int XGBoosterBoostedRounds(BoosterHandle booster, out int rounds);

    [LibraryImport(Library)]
    public static partial int XGBoosterGetNumFeature(BoosterHandle booster, out ulong columns);

    /// <param name="values">An array interface as JSON, ended by a zero.</param>
    /// <param name="shape">As many sizes as <paramref name="dimensions"/> says.</param>
    /// <param name="predictions">The booster's own memory, until its next prediction on this thread.</param>
    [LibraryImport(Library)]
    public static partial int XGBoosterPredictFromDense(
        BoosterHandle booster, byte* values, byte* config, nint metadata, out ulong* shape, out ulong dimensions, out float* predictions);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterSaveModelToBuffer(BoosterHandle booster, string config, out ulong length, out byte* model);

    [LibraryImport(Library)]
    public static partial int XGBoosterLoadModelFromBuffer(BoosterHandle booster, byte* model, ulong length);
}
