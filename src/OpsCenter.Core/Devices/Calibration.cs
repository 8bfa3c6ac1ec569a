namespace OpsCenter.Core.Devices;

/// <summary>Judges the day a calibration ends.</summary>
public static class Calibration
{
    /// <summary>Days: long enough to order the laboratory.</summary>
    public const int WarnedBefore = 30;

    public static CalibrationState Judge(DateOnly? due, DateOnly today) => due switch
    {
        null => CalibrationState.Unknown,
        { } day when day < today => CalibrationState.Overdue,
        { } day when day <= today.AddDays(WarnedBefore) => CalibrationState.DueSoon,
        _ => CalibrationState.Valid,
    };
}
