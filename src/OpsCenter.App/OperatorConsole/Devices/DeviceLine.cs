using OpsCenter.Core.Devices;

namespace OpsCenter.App.OperatorConsole.Devices;

/// <summary>A device as a row of the list.</summary>
/// <param name="Device">What its data and configuration show.</param>
/// <param name="Pack">Shown name of its pack; empty where it has none.</param>
/// <param name="Calibration">Judged for today.</param>
/// <param name="Search">All that is searched, folded once: a list of thousands is searched with every key pressed.</param>
public sealed record DeviceLine(DeviceView Device, string Pack, CalibrationState Calibration, string Search)
{
    public bool Silent => Device.Presence is DevicePresence.Late or DevicePresence.Silent;

    public bool BatteryLow => Device.Battery is { Low: true };

    public bool CalibrationDue => Calibration is CalibrationState.DueSoon or CalibrationState.Overdue;

    public long Refused => Device.Counts?.Refused ?? 0;
}
