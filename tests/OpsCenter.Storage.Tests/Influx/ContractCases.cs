using System.Globalization;
using System.Reflection;
using OpsCenter.Storage.Tests.Embedded;
using Xunit;

namespace OpsCenter.Storage.Tests.Influx;

/// <summary>The tests of <see cref="TelemetryStoreContract"/> by name, for a backend that is not on every machine: inherited tests cannot be skipped.</summary>
internal static class ContractCases
{
    private static readonly Dictionary<string, (MethodInfo Method, object[] Arguments)> Cases = Find().ToDictionary(one => one.Name, one => (one.Method, one.Arguments));

    public static IEnumerable<string> Names => Cases.Keys;

    public static Task RunAsync(TelemetryStoreContract contract, string name) => (Task)Cases[name].Method.Invoke(contract, Cases[name].Arguments)!;

    private static IEnumerable<(string Name, MethodInfo Method, object[] Arguments)> Find()
    {
        foreach (var method in typeof(TelemetryStoreContract).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null))
        {
            foreach (var arguments in method.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(method)).DefaultIfEmpty([]))
            {
                yield return (string.Create(CultureInfo.InvariantCulture, $"{method.Name}({string.Join(", ", arguments)})"), method, arguments);
            }
        }
    }
}
