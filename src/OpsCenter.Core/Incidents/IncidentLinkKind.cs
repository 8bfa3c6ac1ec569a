namespace OpsCenter.Core.Incidents;

/// <summary>What an incident points at. The names are stored; never rename.</summary>
public enum IncidentLinkKind
{
    Alarm,
    Event,
    Incident,
}
