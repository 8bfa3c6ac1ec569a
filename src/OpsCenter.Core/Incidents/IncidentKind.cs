namespace OpsCenter.Core.Incidents;

/// <summary>Where an incident comes from. The names are stored; never rename.</summary>
public enum IncidentKind
{
    Alarm,
    CitizenRequest,
    Manual,
}
