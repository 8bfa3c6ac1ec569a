namespace OpsCenter.App.OperatorConsole.Alarms;

/// <summary>How an alarm belongs to another, the closest first. Shown by name.</summary>
public enum AlarmRelation
{
    /// <summary>It explains the other, which is held for it.</summary>
    Cause,

    /// <summary>It is held because of the other.</summary>
    Consequence,
    SameDevice,
    SameSite,

    /// <summary>Same area and pack, within half an hour.</summary>
    Nearby,
}
