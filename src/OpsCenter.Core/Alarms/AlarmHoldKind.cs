namespace OpsCenter.Core.Alarms;

/// <summary>What keeps an alarm quiet. The names are stored; never rename.</summary>
public enum AlarmHoldKind
{
    /// <summary>A person put it aside for a while (ISA-18.2 "shelved").</summary>
    Shelved,

    /// <summary>Work on the equipment was announced (ISA-18.2 "out of service").</summary>
    Maintenance,

    /// <summary>Another alarm explains it (ISA-18.2 "suppressed by design").</summary>
    Suppressed,

    /// <summary>It comes and goes, was called out as flapping, and is not called each time. On transitions only: it stands on the board as others do.</summary>
    Flapping,
}
