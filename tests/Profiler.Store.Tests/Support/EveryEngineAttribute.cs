using System.Reflection;
using Xunit.Sdk;

namespace Profiler.Store.Tests.Support;

/// <summary>Runs a theory once on each engine.</summary>
public sealed class EveryEngineAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Enum.GetValues<Engine>().Select(engine => new object[] { engine });
}
