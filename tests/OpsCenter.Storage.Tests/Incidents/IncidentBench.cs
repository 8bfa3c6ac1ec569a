using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Incidents.Attachments;
using OpsCenter.Core.Incidents.Work;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;
using OpsCenter.Storage.Tests.Relational;

namespace OpsCenter.Storage.Tests.Incidents;

/// <summary>The services of incidents over a real database, as a process of its own would have them.</summary>
internal sealed class IncidentBench
{
    public static readonly Caller Lan = Caller.Person("lan", [Role.Operator]);
    public static readonly Caller Minh = Caller.Person("minh", [Role.Operator]);
    private readonly TestDatabase _database;

    public IncidentBench(TestDatabase database, IIncidentStore? store = null, UnitTree? units = null)
    {
        _database = database;
        Store = store ?? database.Get<IIncidentStore>();
        var options = Options.Create(new IncidentOptions());
        var places = new StillConfig<Places>(Places.Empty);
        var tree = new StillConfig<UnitTree>(units ?? UnitTree.Empty);
        var rules = new StillConfig<IReadOnlyList<AlarmRuleConfig>>([Rule("water.flood"), Rule("water.rain")]);
        var due = new IncidentDue(options, new StillConfig<WorkCalendar>(WorkCalendar.Plain));
        var past = database.Get<IAlarmPast>();
        Opening = new IncidentOpening(
            rules, tree, places, new AlarmTexts(places, new StillConfig<FieldCatalogue>(FieldCatalogue.Empty)), due, Board, past, Store, options, database.Time);
        Saving = new IncidentSaving(Store, database.Get<IAuditLog>(), database.Time);
        Service = new IncidentService(Store, Opening, Board, Saving, tree, options, database.Time);
        Merging = new IncidentMerging(Store, Saving, database.Time);
        Grouping = new IncidentGrouping(past, Store, Opening, options, database.Time, NullLogger<IncidentGrouping>.Instance);
        Escalation = new IncidentEscalation(Store, tree, database.Time, NullLogger<IncidentEscalation>.Instance);
        Attachments = new AttachmentService(Store, Saving, database.Get<IAttachmentStore>(), options);
    }

    public StillBoard Board { get; } = new();

    public IIncidentStore Store { get; }

    public IncidentOpening Opening { get; }

    public IncidentSaving Saving { get; }

    public IncidentService Service { get; }

    public IncidentMerging Merging { get; }

    public IncidentGrouping Grouping { get; }

    public IncidentEscalation Escalation { get; }

    public AttachmentService Attachments { get; }

    public Instant Now => _database.Time.GetInstant();

    public async Task<string> OpenAsync(string title = "Kè sạt", string? unit = null)
    {
        var result = await Service.CreateAsync(Lan, new IncidentDraft { Title = title, Unit = unit, Tasks = ["Gọi trạm bơm", "Đi xem"] }, CancellationToken.None);
        return result.Number ?? throw new InvalidOperationException(result.Outcome.ToString());
    }

    public async Task<IncidentFile> ReadAsync(string number) => await Store.FindAsync(number, CancellationToken.None) ?? throw new InvalidOperationException($"{number} is gone");

    public async Task<IReadOnlyList<Incident>> AllAsync() => (await Store.ListAsync(new IncidentQuery { Limit = 1000 }, CancellationToken.None)).Incidents;

    /// <summary>Everything that came of the alarms, so that two runs can be compared.</summary>
    public async Task<IReadOnlyList<string>> SketchAsync()
    {
        var lines = new List<string>();
        foreach (var incident in (await AllAsync()).OrderBy(one => one.Number))
        {
            var file = await ReadAsync(incident.Number);
            lines.Add($"{incident.Number} {incident.Severity} {string.Join(',', file.Alarms.Select(link => link.Target).Order())} {string.Join(',', file.Timeline.Select(entry => $"{entry.Kind}:{entry.Detail}"))}");
        }

        return lines;
    }

    public Task HappenAsync(params AlarmTransition[] transitions) =>
        _database.Get<IAlarmStore>().SaveAsync(new AlarmStoreBatch([], [], transitions, null), CancellationToken.None);

    public AlarmTransition One(
        long sequence, string alarm, AlarmTransitionKind kind = AlarmTransitionKind.Raised, Severity severity = Severity.Critical, string site = "ben-binh",
        double minutes = 0, AlarmHoldKind? hold = null) => new()
        {
            Sequence = sequence,
            AlarmId = alarm,
            RuleId = "water.flood",
            Series = new SeriesKey("river", [new("pack", "water"), new("site", site)], "level"),
            Kind = kind,
            At = Now + TimeSpan.FromMinutes(minutes),
            RecordedAt = Now + TimeSpan.FromMinutes(minutes),
            Level = 1,
            Severity = severity,
            Title = new LocalizedText($"Lũ {alarm}", $"Flood {alarm}"),
            LevelName = LocalizedText.Same("I"),
            Value = 5,
            Limit = 4,
            Unit = "m",
            Active = kind is AlarmTransitionKind.Raised or AlarmTransitionKind.Escalated,
            Acknowledged = false,
            Hold = hold,
        };

    public AlarmView View(string alarm, string site = "ben-binh", Severity severity = Severity.High) => new()
    {
        Id = alarm,
        RuleId = "water.flood",
        Title = new LocalizedText($"Lũ {alarm}", $"Flood {alarm}"),
        Series = new SeriesKey("river", [new("site", site)], "level"),
        Pack = "water",
        Site = site,
        Severity = severity,
        LevelName = LocalizedText.Same("I"),
        Active = true,
        Acknowledged = false,
        Since = Now,
        ChangedAt = Now,
        Value = 5,
        Limit = 4,
        Unit = "m",
        Direction = AlarmDirection.Above,
        Procedure = Rule("water.flood").Procedure,
        Sequence = 1,
    };

    private static AlarmRuleConfig Rule(string id) => new()
    {
        Id = id,
        Pack = "water",
        Title = LocalizedText.Same("Lũ"),
        Selector = new SeriesSelector("river", "level", new Dictionary<string, string>()),
        Levels = [],
        Procedure = new AlarmProcedure(
            LocalizedText.Same("Ngập"), new LocalizedText("Gọi đội đê; mở cống; báo xã.", "Call the dike team; open the sluice; tell the commune."), TimeSpan.FromMinutes(15)),
        File = "alarms.yaml",
    };
}
