namespace OpsCenter.Simulator.Verification;

/// <summary>Compares what a server acknowledged with what it holds.</summary>
/// <remarks>Memory: one entry per acknowledged message of one device at a time is enough, because both sides are compared device by device.</remarks>
public sealed class LedgerCheck
{
    /// <summary>Messages with a PUBACK.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Points of the checked series found in the store.</summary>
    public long Stored { get; private set; }

    /// <summary>Acknowledged and not stored, or stored with another value.</summary>
    public long Missing { get; private set; }

    /// <summary>Points beyond the first at the same instant, and sequence numbers stored at more than one instant.</summary>
    public long Duplicated { get; private set; }

    /// <summary>Stored without having been acknowledged: the answer was lost, or the server stored it twice in vain; no fault.</summary>
    public long Unacknowledged { get; private set; }

    /// <summary>Nothing missing, nothing twice.</summary>
    public bool Holds => Missing == 0 && Duplicated == 0;

    /// <summary>Checks one device.</summary>
    /// <param name="acknowledged">Sequence number and Unix nanoseconds of each acknowledged message.</param>
    /// <param name="stored">Unix nanoseconds and value (the sequence number) of each point of the device's series.</param>
    public void Device(IEnumerable<(long Sequence, long UnixNanoseconds)> acknowledged, IEnumerable<(long UnixNanoseconds, double Value)> stored)
    {
        var wanted = acknowledged.ToDictionary(message => message.UnixNanoseconds, message => message.Sequence);
        var times = new HashSet<long>();
        var values = new HashSet<double>();
        var found = 0L;
        foreach (var (time, value) in stored)
        {
            Stored++;
            var first = times.Add(time) & values.Add(value);
            if (!first)
            {
                Duplicated++;
            }
            else if (wanted.TryGetValue(time, out var sequence) && sequence == (long)value)
            {
                found++;
            }
            else
            {
                Unacknowledged++;
            }
        }

        Acknowledged += wanted.Count;
        Missing += wanted.Count - found;
    }
}
