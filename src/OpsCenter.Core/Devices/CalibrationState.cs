namespace OpsCenter.Core.Devices;

/// <summary>How far a device's calibration still reaches.</summary>
public enum CalibrationState
{
    /// <summary>Nothing is written down.</summary>
    Unknown,

    Valid,

    /// <summary>Ends within <see cref="Calibration.WarnedBefore"/> days.</summary>
    DueSoon,

    /// <summary>The day has passed.</summary>
    Overdue,
}
