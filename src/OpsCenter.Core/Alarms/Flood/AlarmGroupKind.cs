namespace OpsCenter.Core.Alarms.Flood;

/// <summary>What the alarms of a group have in common.</summary>
public enum AlarmGroupKind
{
    /// <summary>One alarm explains the others; the key is its id.</summary>
    Cause,

    /// <summary>The key is the site.</summary>
    Site,

    /// <summary>The key is the pack: several alarms of a pack, each at a site where it is the only one.</summary>
    Pack,
}
