using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Scenarios;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>Civil status and judicial records by office: now, and the closed days of the past month.</summary>
internal sealed class CivilStatusBody(ProvinceModel model) : SystemBody(model, "justice/registrations.json", TimeSpan.FromMinutes(10))
{
    private const int Days = 31;

    /// <summary>Code, mean a day and district, working days due, working days usual.</summary>
    private static readonly (string Code, double PerDay, double Due, double Usual)[] Kinds =
        [("birth", 9, 1, 0.35), ("death", 3.2, 1, 0.35), ("marriage", 4.5, 5, 1.3), ("copy", 22, 1, 0.3), ("record", 6, 10, 4.2)];

    private readonly Dictionary<string, Backlog> _queues = [];

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        var rows = Sites("civil-status").SelectMany(row => Kinds.Select(kind => (row.Code, Kind: kind.Code, Queue: Queue(row.Code, kind)))).ToArray();
        json.WriteString("time", Local(at));
        Rows(json, "now", rows, row =>
        {
            var queue = row.Queue.At(at);
            var stuck = row.Kind == "copy" && row.Code == Model.Scenario.Lasting.GetValueOrDefault(LongTroubles.StuckRegistrations)?.Site.Devices[0]
                ? (int)(34 * Model.Lasting(LongTroubles.StuckRegistrations, at)) : 0;
            json.WriteString("office", row.Code);
            json.WriteString("kind", row.Kind);
            json.WriteNumber("received", queue.Received);
            json.WriteNumber("done", queue.Done);
            json.WriteNumber("waiting", queue.Pending + stuck);
            json.WriteNumber("overdue", queue.Overdue + stuck);
        });
        var last = WorkDay.Of(at).AddDays(-1);
        Rows(json, "days", Enumerable.Range(0, Days).Select(back => last.AddDays(-back)).Where(WorkDay.Is).SelectMany(day => rows.Select(row => (row.Code, row.Kind, row.Queue, Day: day))), row =>
        {
            var queue = row.Queue.OfDay(row.Day);
            json.WriteString("date", row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("office", row.Code);
            json.WriteString("kind", row.Kind);
            json.WriteNumber("received", queue.Received);
            json.WriteNumber("done", queue.Done);
            json.WriteNumber("onTime", queue.DoneOnTime);
        });
    }

    private Backlog Queue(string office, (string Code, double PerDay, double Due, double Usual) kind)
    {
        var key = $"{office}/{kind.Code}";
        return _queues.TryGetValue(key, out var queue)
            ? queue
            : _queues[key] = new Backlog(Model.Noise, key, kind.PerDay * (0.7 + (0.8 * Model.Noise.Uniform($"{office}/size", 0))), kind.Due, kind.Usual);
    }
}
