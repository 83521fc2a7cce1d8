using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Profiler.Bindings.XGBoost.Native;

/// <summary>The checked calls on boosters.</summary>
internal static unsafe class BoosterCalls
{
    /// <summary>An array interface with two sizes and a pointer stays far below this.</summary>
    private const int LongestInterface = 256;

    /// <summary>Values, not margins or leaves, by all trees. A UTF-8 literal ends with the zero that C wants.</summary>
    private static ReadOnlySpan<byte> PredictConfig =>
        """{"type":0,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":false,"cache_id":0,"missing":NaN}"""u8;

    public static BoosterHandle Create(ReadOnlySpan<MatrixHandle> matrices)
    {
        using var borrowed = new Borrowed([.. matrices]);
        fixed (nint* pointers = borrowed.Pointers)
        {
            int status = LibXGBoost.XGBoosterCreate(pointers, (ulong)matrices.Length, out BoosterHandle booster);
            Status.Check(status, nameof(LibXGBoost.XGBoosterCreate));
            return booster;
        }
    }

    public static void Set(BoosterHandle booster, string name, string value) =>
        Status.Check(LibXGBoost.XGBoosterSetParam(booster, name, value), nameof(LibXGBoost.XGBoosterSetParam));

    public static void Update(BoosterHandle booster, int round, MatrixHandle training) =>
        Status.Check(LibXGBoost.XGBoosterUpdateOneIter(booster, round, training), nameof(LibXGBoost.XGBoosterUpdateOneIter));

    public static double Evaluate(BoosterHandle booster, int round, MatrixHandle heldOut)
    {
        using var borrowed = new Borrowed(heldOut);
        fixed (nint* pointers = borrowed.Pointers)
        fixed (byte* name = "rows"u8)
        {
            int status = LibXGBoost.XGBoosterEvalOneIter(booster, round, pointers, &name, 1, out byte* result);
            Status.Check(status, nameof(LibXGBoost.XGBoosterEvalOneIter));
            return ReadError(Marshal.PtrToStringUTF8((nint)result)!);
        }
    }

    public static BoosterHandle Slice(BoosterHandle booster, int trees)
    {
        Status.Check(LibXGBoost.XGBoosterSlice(booster, 0, trees, 1, out BoosterHandle slice), nameof(LibXGBoost.XGBoosterSlice));
        return slice;
    }

    public static int Rounds(BoosterHandle booster)
    {
        Status.Check(LibXGBoost.XGBoosterBoostedRounds(booster, out int rounds), nameof(LibXGBoost.XGBoosterBoostedRounds));
        return rounds;
    }

    public static int Columns(BoosterHandle booster)
    {
        Status.Check(LibXGBoost.XGBoosterGetNumFeature(booster, out ulong columns), nameof(LibXGBoost.XGBoosterGetNumFeature));
        return checked((int)columns);
    }

    public static void Predict(BoosterHandle booster, ReadOnlySpan<float> values, int columns, Span<float> predictions)
    {
        Span<byte> described = stackalloc byte[LongestInterface];
        fixed (float* start = values)
        fixed (byte* text = described)
        fixed (byte* config = PredictConfig)
        {
            Utf8.TryWrite(
                described,
                CultureInfo.InvariantCulture,
                $"{{\"data\":[{(nuint)start},true],\"shape\":[{predictions.Length},{columns}],\"typestr\":\"<f4\",\"version\":3}}\0",
                out _);
            int status = LibXGBoost.XGBoosterPredictFromDense(booster, text, config, 0, out ulong* shape, out ulong dimensions, out float* result);
            Status.Check(status, nameof(LibXGBoost.XGBoosterPredictFromDense));
            if (dimensions != 1 || shape[0] != (ulong)predictions.Length)
            {
                throw new XGBoostException(XGBoostFailure.Refused, "The model predicts something else than one value a row.");
            }

            new ReadOnlySpan<float>(result, predictions.Length).CopyTo(predictions);
        }
    }

    public static byte[] Save(BoosterHandle booster, ModelFormat format)
    {
        string config = format == ModelFormat.Ubj ? """{"format":"ubj"}""" : """{"format":"json"}""";
        int status = LibXGBoost.XGBoosterSaveModelToBuffer(booster, config, out ulong length, out byte* model);
        Status.Check(status, nameof(LibXGBoost.XGBoosterSaveModelToBuffer));
        return new ReadOnlySpan<byte>(model, checked((int)length)).ToArray();
    }

    public static void Load(BoosterHandle booster, ReadOnlySpan<byte> model)
    {
        fixed (byte* start = model)
        {
            Status.Check(
                LibXGBoost.XGBoosterLoadModelFromBuffer(booster, start, (ulong)model.Length), nameof(LibXGBoost.XGBoosterLoadModelFromBuffer));
        }
    }

    /// <summary>Reads the number of a line such as <c>[7] rows-rmse:0.25</c>.</summary>
    private static double ReadError(string line)
    {
        ReadOnlySpan<char> number = line.AsSpan(line.LastIndexOf(':') + 1);
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double error)
            ? error
            : throw new XGBoostException(XGBoostFailure.Refused, $"XGBoost evaluates to '{line}', which is no number.");
    }
}
