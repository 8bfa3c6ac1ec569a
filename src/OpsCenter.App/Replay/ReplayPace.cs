using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Replay;

/// <summary>How the time shown follows the time that passes. Not thread-safe: the channel's lock guards it.</summary>
internal sealed class ReplayPace(TimeProvider time)
{
    public const double Slowest = 0.1;
    public const double Fastest = 3600;

    /// <summary>A turn that came late, because the past had to be read, is not made up for: the screen would jump.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(1);

    private long _turned = time.GetTimestamp();

    public double Speed { get; private set; } = 1;

    public bool Playing { get; private set; } = true;

    public void Set(double? speed, bool? playing)
    {
        if (speed is { } wanted && double.IsFinite(wanted))
        {
            Speed = Math.Clamp(wanted, Slowest, Fastest);
        }

        Playing = playing ?? Playing;
    }

    /// <summary>Where the time shown should be by now.</summary>
    public Instant Turn(Instant shown)
    {
        var passed = time.GetElapsedTime(_turned);
        _turned = time.GetTimestamp();
        return Playing ? shown + ((passed < LongestTurn ? passed : LongestTurn) * Speed) : shown;
    }
}
