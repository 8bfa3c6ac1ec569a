using OpsCenter.Simulator.Devices;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Running;

/// <summary>What networks and devices do to messages: some come twice, some late, a few torn. One per device; not thread-safe.</summary>
public sealed class Mischief(Noise noise, string device, SimulatorOptions options)
{
    private SimulatedMessage? _held;
    private long _number;

    /// <summary>The messages as they go out.</summary>
    public IEnumerable<SimulatedMessage> Apply(IEnumerable<SimulatedMessage> due)
    {
        foreach (var message in due)
        {
            _number++;
            if (_held is null && Happens("late", options.ReorderedShare))
            {
                _held = message;
                continue;
            }

            yield return message;
            if (_held is { } held)
            {
                _held = null;
                yield return held;
            }

            if (message.QualityOfService > 0 && Happens("twice", options.DuplicateShare))
            {
                yield return message;
            }

            if (Happens("torn", options.MalformedShare))
            {
                yield return message with { Payload = message.Payload[..(message.Payload.Length * 3 / 5)] };
            }
        }
    }

    private bool Happens(string what, double share) => noise.Uniform($"{device}/{what}", _number) < share;
}
