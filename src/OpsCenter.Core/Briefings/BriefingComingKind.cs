namespace OpsCenter.Core.Briefings;

/// <summary>What is to come.</summary>
public enum BriefingComingKind
{
    IncidentDue,
    SheetDue,
    Maintenance,
    Target,

    /// <summary>New or full moon: the tides of the days around it are the highest.</summary>
    SpringTide,
    Forecast,
}
