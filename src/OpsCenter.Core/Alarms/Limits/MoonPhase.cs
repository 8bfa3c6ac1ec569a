using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Limits;

/// <summary>New and full moons, to a few minutes: mean phase and the largest periodic terms (Meeus, Astronomical Algorithms, chapter 49).</summary>
public static class MoonPhase
{
    private const double MeanMonth = 29.530588861;
    private const double FirstNewMoon = 2451550.09766;
    private const double UnixEpoch = 2440587.5;

    // Terrestrial time is ahead of ours by about this much in the 2020s.
    private const double DeltaDays = 70.0 / 86_400;

    /// <summary>The newest new or full moon at or before a moment.</summary>
    public static Instant LastSyzygy(Instant at)
    {
        var half = Math.Floor(2 * (Julian(at) - FirstNewMoon) / MeanMonth) + 2;
        var phase = Syzygy((long)half);
        while (phase > at)
        {
            phase = Syzygy((long)--half);
        }

        return phase;
    }

    /// <summary>The first new or full moon after a moment.</summary>
    public static Instant NextSyzygy(Instant at)
    {
        var half = Math.Floor(2 * (Julian(at) - FirstNewMoon) / MeanMonth) - 1;
        var phase = Syzygy((long)half);
        while (phase <= at)
        {
            phase = Syzygy((long)++half);
        }

        return phase;
    }

    /// <param name="half">Half months since the new moon of 6 January 2000; even for new, odd for full moons.</param>
    private static Instant Syzygy(long half)
    {
        var k = half / 2.0;
        var t = k / 1236.85;
        var mean = FirstNewMoon + (MeanMonth * k) + (0.00015437 * t * t);
        var e = 1 - (0.002516 * t) - (0.0000074 * t * t);
        var sun = Radians(2.5534 + (29.10535670 * k) - (0.0000014 * t * t));
        var moon = Radians(201.5643 + (385.81693528 * k) + (0.0107582 * t * t));
        var node = Radians(160.7108 + (390.67050284 * k) - (0.0016118 * t * t));
        var isNew = half % 2 == 0;
        var correction =
            ((isNew ? -0.40720 : -0.40614) * Math.Sin(moon))
            + ((isNew ? 0.17241 : 0.17302) * e * Math.Sin(sun))
            + ((isNew ? 0.01608 : 0.01614) * Math.Sin(2 * moon))
            + ((isNew ? 0.01039 : 0.01043) * Math.Sin(2 * node))
            + ((isNew ? 0.00739 : 0.00734) * e * Math.Sin(moon - sun))
            - ((isNew ? 0.00514 : 0.00515) * e * Math.Sin(moon + sun))
            + ((isNew ? 0.00208 : 0.00209) * e * e * Math.Sin(2 * sun));
        return FromJulian(mean + correction - DeltaDays);
    }

    private static double Radians(double degrees) => degrees % 360 * Math.PI / 180;

    private static double Julian(Instant at) => UnixEpoch + (at.UnixMilliseconds / 86_400_000.0);

    private static Instant FromJulian(double day) => Instant.FromUnixMilliseconds((long)Math.Round((day - UnixEpoch) * 86_400_000));
}
