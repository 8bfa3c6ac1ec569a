namespace OpsCenter.App.OperatorConsole.Devices;

/// <summary>Which devices the list shows.</summary>
public enum DeviceFilter
{
    All,
    Silent,
    LowBattery,
    Calibration,
    Refused,
    Never,
}

internal static class DeviceFilterExtensions
{
    public static bool Takes(this DeviceFilter filter, DeviceLine line) => filter switch
    {
        DeviceFilter.Silent => line.Silent,
        DeviceFilter.LowBattery => line.BatteryLow,
        DeviceFilter.Calibration => line.CalibrationDue,
        DeviceFilter.Refused => line.Refused > 0,
        DeviceFilter.Never => line.Device.Presence == Core.Devices.DevicePresence.Never,
        _ => true,
    };
}
