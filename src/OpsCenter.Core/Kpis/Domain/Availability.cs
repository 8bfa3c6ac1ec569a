using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Domain;

/// <summary>Share of time that something worked; maintenance and unknown time left out of both sides.</summary>
/// <param name="Up">Time up.</param>
/// <param name="Down">Time down outside maintenance.</param>
/// <param name="Unknown">Time without a state.</param>
/// <param name="Failures">Outages that began within the window and reached outside maintenance.</param>
/// <param name="Mttr">Mean time to repair: down time per failure, of those that began and ended within the window; null where none did.</param>
public sealed record Availability(TimeSpan Up, TimeSpan Down, TimeSpan Unknown, int Failures, TimeSpan? Mttr)
{
    private const double Percent = 100;

    /// <summary>Null where nothing is known.</summary>
    public double? UpPercent => Up + Down > TimeSpan.Zero ? Percent * Up / (Up + Down) : null;

    /// <summary>Mean time between failures: time up per failure (IEC 60050-192); null without a failure.</summary>
    public TimeSpan? Mtbf => Failures > 0 ? Up / Failures : null;

    /// <param name="states">In order of time; one from before the window tells how it began.</param>
    /// <param name="window">What is asked for.</param>
    /// <param name="maintenance">In any order; may overlap.</param>
    public static Availability Of(IReadOnlyList<UpState> states, TimeStretch window, IReadOnlyList<TimeStretch> maintenance)
    {
        TimeSpan up = default, down = default, unknown = default, repaired = default, repair = default;
        int failures = 0, repairs = 0;

        // An outage that was there when the window began is no failure of the window, and its repair time is not whole.
        bool begunBefore = true, failed = false;
        foreach (var (from, to, state, excused) in Pieces(states, window, maintenance))
        {
            var length = to - from;
            if (state == true)
            {
                repaired += failed ? repair : default;
                repairs += failed ? 1 : 0;
                (begunBefore, failed, repair) = (false, false, default);
            }

            if (excused)
            {
                continue;
            }

            if (state == false && !begunBefore && !failed)
            {
                failed = true;
                failures++;
            }

            up += state == true ? length : default;
            down += state == false ? length : default;
            repair += state == false ? length : default;
            unknown += state is null ? length : default;
        }

        return new Availability(up, down, unknown, failures, repairs > 0 ? repaired / repairs : null);
    }

    /// <summary>States of something that only says that it lives: up from a beat on, down when the next is late.</summary>
    /// <param name="beats">In order of time.</param>
    /// <param name="patience">How long after a beat it still counts as up: two or three times the interval.</param>
    /// <param name="now">After the last beat it may be down already.</param>
    public static IReadOnlyList<UpState> FromHeartbeats(IReadOnlyList<Instant> beats, TimeSpan patience, Instant now)
    {
        var states = new List<UpState>();
        for (var index = 0; index < beats.Count; index++)
        {
            var beat = beats[index];
            if (states.Count == 0 || states[^1].Up != true)
            {
                states.Add(new UpState(beat, true));
            }

            var next = index + 1 < beats.Count ? beats[index + 1] : now;
            if (next - beat > patience)
            {
                states.Add(new UpState(beat + patience, false));
            }
        }

        return states;
    }

    /// <summary>The window cut wherever the state changes or maintenance begins or ends.</summary>
    private static IEnumerable<(Instant From, Instant To, bool? State, bool Excused)> Pieces(
        IReadOnlyList<UpState> states, TimeStretch window, IReadOnlyList<TimeStretch> maintenance)
    {
        Instant[] cuts =
        [
            .. states.Select(state => state.At)
                .Concat(maintenance.SelectMany(stretch => new[] { stretch.From, stretch.To }))
                .Append(window.From).Append(window.To)
                .Where(cut => cut >= window.From && cut <= window.To)
                .Distinct().Order(),
        ];
        var next = 0;
        bool? state = null;
        for (var index = 0; index + 1 < cuts.Length; index++)
        {
            var from = cuts[index];
            while (next < states.Count && states[next].At <= from)
            {
                state = states[next++].Up;
            }

            yield return (from, cuts[index + 1], state, maintenance.Any(stretch => stretch.From <= from && from < stretch.To));
        }
    }
}
