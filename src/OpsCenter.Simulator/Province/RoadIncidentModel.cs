using System.Globalization;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>Incidents on the roads: some by day, few by night, and the accident of the plan, which the counters at its junction feel.</summary>
public static class RoadIncidentModel
{
    /// <summary>None lasts longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(30);
    private static readonly string[] Kinds = ["accident", "accident", "breakdown", "breakdown", "breakdown", "obstacle", "roadworks"];

    /// <summary>Reported after the first and up to the second instant, in order.</summary>
    public static IEnumerable<RoadIncident> Reported(ProvinceModel model, DateTimeOffset after, DateTimeOffset until) =>
        Everyday(model, after, until).Concat(Planned(model, after, until)).OrderBy(incident => incident.Reported);

    private static IEnumerable<RoadIncident> Everyday(ProvinceModel model, DateTimeOffset after, DateTimeOffset until)
    {
        SimulatedSite[] junctions = [.. model.Sites.Where(site => site is { Kind: "junction", Devices.Count: > 0 })];
        for (var slot = after.UtcTicks / Slot.Ticks; junctions.Length > 0 && slot <= until.UtcTicks / Slot.Ticks; slot++)
        {
            var reported = Second(new DateTimeOffset(slot * Slot.Ticks, TimeSpan.Zero) + (Slot * Draw("at")));
            if (reported > after && reported <= until && Draw("any") < Chance(reported))
            {
                var kind = Pick(Kinds, Draw("kind"));
                var lanes = kind is "accident" or "roadworks" ? 1 : Draw("lanes") < 0.3 ? 1 : 0;
                var lasts = TimeSpan.FromMinutes(12 + (kind == "roadworks" ? 90 : 45 * Draw("lasts")));
                yield return new RoadIncident(Number(reported), kind, Pick(junctions, Draw("where")), lanes, reported, Second(reported + lasts));
            }

            double Draw(string what) => model.Noise.Uniform($"road/{what}", slot);
        }
    }

    /// <summary>The police are told a minute after it happened and have the road free when the counters see it.</summary>
    private static IEnumerable<RoadIncident> Planned(ProvinceModel model, DateTimeOffset after, DateTimeOffset until)
    {
        if (model.Scenario.Accident is not { } accident)
        {
            yield break;
        }

        var cycles = (int)Math.Floor(model.Since(until) / model.Scenario.Cycle);
        for (var cycle = Math.Max(0, (int)Math.Floor(model.Since(after) / model.Scenario.Cycle)); cycle <= cycles; cycle++)
        {
            var happened = model.Scenario.Start + (model.Scenario.Cycle * cycle) + accident.Begins;
            var reported = Second(happened + TimeSpan.FromMinutes(1));
            if (reported > after && reported <= until)
            {
                yield return new RoadIncident(Number(reported), "accident", accident.Site, 2, reported, Second(happened + accident.Rise + accident.Hold + accident.Fall));
            }
        }
    }

    private static double Chance(DateTimeOffset at) => 0.12 + (0.25 * Math.Max(Shape.Bell(Shape.Hour(at), 8, 2.5), Shape.Bell(Shape.Hour(at), 17.5, 2.5)));

    private static string Number(DateTimeOffset reported) => string.Create(CultureInfo.InvariantCulture, $"SC-{Shape.Local(reported):yyyyMMdd-HHmmss}");

    private static T Pick<T>(T[] from, double draw) => from[Math.Min(from.Length - 1, (int)(draw * from.Length))];

    /// <summary>The desk's book keeps whole seconds.</summary>
    private static DateTimeOffset Second(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
