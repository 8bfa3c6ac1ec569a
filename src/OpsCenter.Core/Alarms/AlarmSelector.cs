namespace OpsCenter.Core.Alarms;

/// <summary>Chooses alarms; null leaves a fact open, all that are given must fit. Immutable.</summary>
public sealed record AlarmSelector(string? Pack = null, string? Site = null, string? Area = null, string? Device = null, string? Rule = null)
{
    /// <summary>It would choose every alarm there is.</summary>
    public bool IsOpen => this is { Pack: null, Site: null, Area: null, Device: null, Rule: null };

    public bool Matches(in AlarmFacts facts) =>
        (Rule is null || Rule == facts.Rule)
        && (Pack is null || Pack == facts.Pack)
        && (Site is null || Site == facts.Site)
        && (Area is null || Area == facts.Area)
        && (Device is null || Device == facts.Device);
}
