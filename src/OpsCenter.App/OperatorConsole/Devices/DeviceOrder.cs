using OpsCenter.Core.Devices;

namespace OpsCenter.App.OperatorConsole.Devices;

/// <summary>What the list is sorted by; what is not known stands last, whichever way.</summary>
public enum DeviceOrder
{
    Id,
    State,
    LastSeen,
    PerMinute,
    Battery,
    Signal,
    Calibration,
    Refused,
}

internal static class DeviceOrderExtensions
{
    public static IEnumerable<DeviceLine> Sort(this DeviceOrder order, IEnumerable<DeviceLine> lines, bool descending)
    {
        // The lines come in order of id, and sorting is stable: equals stay in that order.
        if (order == DeviceOrder.Id)
        {
            return descending ? lines.Reverse() : lines;
        }

        var known = lines.OrderBy(line => Key(order, line) is null);
        return descending ? known.ThenByDescending(line => Key(order, line)) : known.ThenBy(line => Key(order, line));
    }

    private static double? Key(DeviceOrder order, DeviceLine line) => order switch
    {
        DeviceOrder.State => line.Device.Presence switch { DevicePresence.Silent => 0, DevicePresence.Late => 1, DevicePresence.Never => 2, _ => 3 },
        DeviceOrder.LastSeen => line.Device.LastSeen?.UnixMilliseconds,
        DeviceOrder.PerMinute => line.Device.Counts?.PerMinute,
        DeviceOrder.Battery => line.Device.Battery?.Value,
        DeviceOrder.Signal => line.Device.Signal?.Value,
        DeviceOrder.Calibration => line.Device.Config?.CalibrationDue?.DayNumber,
        DeviceOrder.Refused => line.Refused,
        _ => null,
    };
}
