using System.Security.Cryptography;

namespace OpsCenter.Simulator.Systems;

/// <summary>A body written once per step, however many ask. Thread-safe.</summary>
internal sealed class ServedBody(ISystemBody body)
{
    private readonly Lock _lock = new();
    private long _step = -1;
    private (byte[] Bytes, string Tag) _now = ([], "");

    public ISystemBody Body => body;

    public (byte[] Bytes, string Tag) At(DateTimeOffset at)
    {
        var step = at.UtcTicks / body.Step.Ticks;
        lock (_lock)
        {
            if (step != _step)
            {
                var bytes = body.Write(new DateTimeOffset(step * body.Step.Ticks, TimeSpan.Zero));
                (_step, _now) = (step, (bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\""));
            }

            return _now;
        }
    }
}
