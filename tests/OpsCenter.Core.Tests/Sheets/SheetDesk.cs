using OpsCenter.Core.Access;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;
using OpsCenter.Testing;
using OpsCenter.Testing.Live;

namespace OpsCenter.Core.Tests.Sheets;

/// <summary>The service on a store in memory, and a store of readings that can be away.</summary>
internal sealed class SheetDesk : ISheetStore, ISheetSink, IAuditLog
{
    private readonly List<SheetVersion> _versions = [];

    public SheetDesk()
    {
        var units = new UnitTree(
        [
            new Unit { Id = "centre", Name = LocalizedText.Same("Centre"), Members = ["chief"] },
            new Unit { Id = "finance", Name = LocalizedText.Same("Finance"), Parent = "centre", Members = ["lan"] },
            new Unit { Id = "health", Name = LocalizedText.Same("Health"), Parent = "centre", Members = ["minh"] },
        ]);
        Book = new SheetBook(new FixedConfig<SheetCatalogue>(new SheetCatalogue([SomeSheet.Budget])), new FixedConfig<Places>(SomeSheet.Places), new FixedConfig<UnitTree>(units));
        Service = new SheetService(Book, this, this, this, Time);
        Reports = new SheetReports(Service, Book, this, Time);
    }

    public static Caller Lan { get; } = Caller.Person("lan", [Role.Operator]);

    public SheetBook Book { get; }

    public SheetService Service { get; }

    public SheetReports Reports { get; }

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.Zero));

    /// <summary>Why the store of readings refuses; null while it takes them.</summary>
    public string? Away { get; set; }

    public List<Reading> Stored { get; } = [];

    public List<string> Audited { get; } = [];

    public Task<SheetOutcome> FileAsync(Caller caller, int @base, params (string Column, string Text)[] cells) =>
        Service.FileAsync(caller, new SheetRequest("p.month", "2026-10", SomeSheet.Input(cells), @base, SheetOrigin.Typed), CancellationToken.None);

    public Task<bool> AddAsync(SheetVersion version, CancellationToken cancellation)
    {
        var free = _versions.All(one => (one.Sheet, one.Period, one.Number) != (version.Sheet, version.Period, version.Number));
        if (free)
        {
            _versions.Add(version);
        }

        return Task.FromResult(free);
    }

    public Task MarkStoredAsync(string sheet, string period, int number, Instant at, CancellationToken cancellation)
    {
        var index = _versions.FindIndex(one => (one.Sheet, one.Period, one.Number) == (sheet, period, number));
        _versions[index] = _versions[index] with { StoredAt = at };
        return Task.CompletedTask;
    }

    public async Task<SheetVersion?> NewestAsync(string sheet, string period, CancellationToken cancellation) => await VersionsAsync(sheet, period, 1, cancellation) is [var newest, ..] ? newest : null;

    public Task<IReadOnlyList<SheetVersion>> VersionsAsync(string sheet, string period, int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SheetVersion>>([.. _versions.Where(one => one.Sheet == sheet && one.Period == period).OrderByDescending(one => one.Number).Take(limit)]);

    public Task<IReadOnlyList<SheetHead>> HeadsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<SheetHead>>(
    [
        .. _versions.GroupBy(one => (one.Sheet, one.Period)).Select(group =>
            new SheetHead(group.Key.Sheet, group.Key.Period, group.Max(one => one.Number), group.First().At, group.Last().At, group.Last().By, Simulated: false)),
    ]);

    public Task<IReadOnlyList<SheetVersion>> PendingAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SheetVersion>>([.. _versions.Where(one => one.StoredAt is null)]);

    public Task<string?> StoreAsync(string topic, IReadOnlyList<Reading> readings, CancellationToken cancellation)
    {
        if (Away is null)
        {
            Stored.AddRange(readings);
        }

        return Task.FromResult(Away);
    }

    public Task AppendAsync(Caller caller, string action, string subject, string? detail, CancellationToken cancellation)
    {
        Audited.Add($"{caller.Name} {action} {subject}");
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AuditEntry>> ListAsync(int limit, CancellationToken cancellation) => throw new NotSupportedException();
}
