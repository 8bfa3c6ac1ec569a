namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>Calculations that formulas may call.</summary>
internal static class DomainFunctions
{
    private static readonly Dictionary<string, DomainFunction> Known = new DomainFunction[]
    {
    }.ToDictionary(function => function.Name);

    public static IReadOnlyCollection<string> Names => Known.Keys;

    public static DomainFunction? Find(string name) => Known.GetValueOrDefault(name);
}
