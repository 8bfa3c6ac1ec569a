using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Counts annunciations of the last 10 minutes in 10-second slots. Thread-safe; constant memory.</summary>
internal sealed class AlarmRate
{
    private const int Slots = 60;
    private const long SlotMilliseconds = 10_000;
    private readonly Lock _lock = new();
    private readonly int[] _counts = new int[Slots];
    private readonly long[] _slots = new long[Slots];

    public void Add(Instant at)
    {
        var slot = at.UnixMilliseconds / SlotMilliseconds;
        lock (_lock)
        {
            var index = slot % Slots;
            if (slot > _slots[index])
            {
                (_slots[index], _counts[index]) = (slot, 0);
            }

            if (slot == _slots[index])
            {
                _counts[index]++;
            }
        }
    }

    public int Count(Instant now)
    {
        var oldest = (now.UnixMilliseconds / SlotMilliseconds) - Slots;
        lock (_lock)
        {
            var sum = 0;
            for (var i = 0; i < Slots; i++)
            {
                sum += _slots[i] > oldest ? _counts[i] : 0;
            }

            return sum;
        }
    }
}
