namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>A calculation that formulas call by name.</summary>
/// <param name="Name">As written.</param>
/// <param name="Arguments">Names of its arguments; each takes an input, and may be left out.</param>
/// <param name="ArgumentUnit">Inputs are converted to it; those that cannot are refused.</param>
/// <param name="Part">It is given the mean of each such part of the window.</param>
/// <param name="Unit">Of the answer; empty for a pure number.</param>
/// <param name="Of">From the local day on which the window ends, which decides the law, and the means by argument, oldest first; null where a part has no readings.</param>
internal sealed record DomainFunction(
    string Name, IReadOnlyList<string> Arguments, string ArgumentUnit, TimeSpan Part, string Unit, Func<DateOnly, IReadOnlyList<IReadOnlyList<double?>>, DomainAnswer> Of);
