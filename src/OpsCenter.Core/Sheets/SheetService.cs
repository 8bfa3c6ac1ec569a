using System.Globalization;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Sheets;

/// <summary>What people do with sheets; every page and API goes through here. Thread-safe.</summary>
public sealed class SheetService(SheetBook book, ISheetStore store, ISheetSink sink, IAuditLog audit, TimeProvider time)
{
    private const int MaxVersions = 200;
    private const int MaxNote = 1_000;
    private const int MaxFileName = 250;

    /// <summary>Periods of a sheet that the overview looks back over.</summary>
    private const int MaxPeriods = 400;

    /// <summary>A table was filed; heard on any thread.</summary>
    public event Action? Filed;

    /// <summary>Null where there is no such sheet or period, or the caller may not read.</summary>
    public async Task<SheetPage?> OpenAsync(Caller caller, string id, string? period, CancellationToken cancellation)
    {
        var now = time.GetInstant();
        if (!caller.Can(Permission.Read) && !caller.Can(Permission.EnterFigures) || book.Find(id) is not { } sheet || Period(sheet, period, now) is not { } chosen)
        {
            return null;
        }

        var newest = await store.NewestAsync(id, chosen.Text, cancellation);
        var first = newest is { Number: > 1 } ? (await store.HeadsAsync(cancellation)).FirstOrDefault(head => head.Sheet == id && head.Period == chosen.Text)?.FirstAt : newest?.At;
        var known = newest is null ? null : new SheetHead(id, chosen.Text, newest.Number, first ?? newest.At, newest.At, newest.By, newest.Origin == SheetOrigin.Simulated);
        return new SheetPage(book.Frame(sheet, chosen, SheetPeriod.Today(now)), newest, book.MayEnter(caller, sheet), SheetStatus.Of(sheet, chosen, known, now));
    }

    /// <summary>Null where there is no such sheet.</summary>
    public SheetConfig? Find(string id) => book.Find(id);

    /// <summary>Newest first; none for whom may not read.</summary>
    public async Task<IReadOnlyList<SheetVersion>> VersionsAsync(Caller caller, string id, string period, CancellationToken cancellation) =>
        caller.Can(Permission.Read) && book.Find(id) is not null ? await store.VersionsAsync(id, period, MaxVersions, cancellation) : [];

    /// <summary>Every sheet with its periods, newest first.</summary>
    public async Task<IReadOnlyList<(SheetConfig Sheet, IReadOnlyList<SheetStatus> Periods)>> OverviewAsync(Caller caller, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.Read))
        {
            return [];
        }

        var now = time.GetInstant();
        var heads = (await store.HeadsAsync(cancellation)).ToDictionary(head => (head.Sheet, head.Period));
        return [.. book.All.Select(sheet => (sheet, (IReadOnlyList<SheetStatus>)Periods(sheet, heads, now)))];
    }

    /// <summary>Judges, and where all is right keeps a version and stores its readings.</summary>
    public async Task<SheetOutcome> FileAsync(Caller caller, SheetRequest request, CancellationToken cancellation)
    {
        if (book.Find(request.Sheet) is not { } sheet)
        {
            return new SheetOutcome.NotFound();
        }

        if (!book.MayEnter(caller, sheet))
        {
            return new SheetOutcome.Forbidden();
        }

        var now = time.GetInstant();
        if (SheetPeriod.Parse(sheet.Period, request.Period) is not { } period)
        {
            return new SheetOutcome.NotFound();
        }

        if (period.Start > SheetPeriod.Today(now))
        {
            return new SheetOutcome.TooEarly();
        }

        var newest = await store.NewestAsync(sheet.Id, period.Text, cancellation);
        if (newest is not null && newest.Number != request.Base)
        {
            return new SheetOutcome.Conflict(newest);
        }

        var draft = SheetJudge.Judge(book.Frame(sheet, period, SheetPeriod.Today(now)), newest?.Lines ?? [], request.Input);
        return !draft.IsGood ? new SheetOutcome.Invalid(draft)
            : draft.Changes.Count == 0 && (newest is not null || draft.Lines.Count == 0) ? new SheetOutcome.Unchanged()
            : await KeepAsync(caller, sheet, period, request, draft, cancellation);
    }

    /// <summary>Stores the readings of versions that still wait; answers how many it stored.</summary>
    public async Task<int> CatchUpAsync(CancellationToken cancellation)
    {
        var done = 0;
        foreach (var version in await store.PendingAsync(cancellation))
        {
            if (book.Find(version.Sheet) is { } sheet && await StoreAsync(sheet, version, cancellation) is null)
            {
                done++;
            }
        }

        return done;
    }

    /// <summary>The period to show where none is asked for: the newest that is over.</summary>
    private static SheetPeriod? Period(SheetConfig sheet, string? text, Instant now)
    {
        if (!string.IsNullOrEmpty(text))
        {
            return SheetPeriod.Parse(sheet.Period, text);
        }

        var current = SheetPeriod.Of(sheet.Period, SheetPeriod.Today(now));
        return sheet.Period is SheetPeriodKind.None ? current : current.Previous;
    }

    private static List<SheetStatus> Periods(SheetConfig sheet, Dictionary<(string, string), SheetHead> heads, Instant now)
    {
        var periods = new List<SheetStatus>();
        var first = SheetPeriod.Of(sheet.Period, sheet.Since);
        var period = SheetPeriod.Of(sheet.Period, SheetPeriod.Today(now));
        do
        {
            periods.Add(SheetStatus.Of(sheet, period, heads.GetValueOrDefault((sheet.Id, period.Text)), now));
            period = period.Previous;
        }
        while (period.Kind != SheetPeriodKind.None && period.Start >= first.Start && periods.Count < MaxPeriods);
        return periods;
    }

    private async Task<SheetOutcome> KeepAsync(Caller caller, SheetConfig sheet, SheetPeriod period, SheetRequest request, SheetDraft draft, CancellationToken cancellation)
    {
        var version = new SheetVersion
        {
            Sheet = sheet.Id,
            Period = period.Text,
            Number = request.Base + 1,
            Lines = [.. draft.Lines.Select(line => line.ToLine())],
            By = caller.Name,
            At = request is { Origin: SheetOrigin.Simulated, SimulatedAt: { } told } ? told : time.GetInstant(),
            Origin = request.Origin,
            FileName = Cut(request.FileName, MaxFileName),
            FileSha256 = request.FileSha256,
            Note = Cut(request.Note, MaxNote),
            Changes = draft.Changes.Count,
        };

        // The number is what two people race for, so the version comes before its readings; what a crash leaves between them is caught up.
        if (!await store.AddAsync(version, cancellation))
        {
            return await store.NewestAsync(sheet.Id, period.Text, cancellation) is { } newest ? new SheetOutcome.Conflict(newest) : new SheetOutcome.NotFound();
        }

        await audit.AppendAsync(caller, "sheet.file", $"{sheet.Id} {period.Text}", Told(version), CancellationToken.None);
        var waiting = await StoreAsync(sheet, version, CancellationToken.None);
        Filed?.Invoke();
        return new SheetOutcome.Filed(version, waiting);
    }

    private async Task<string?> StoreAsync(SheetConfig sheet, SheetVersion version, CancellationToken cancellation)
    {
        var readings = SheetReadings.Of(sheet, version);
        var waiting = readings.Count == 0 ? null : await sink.StoreAsync($"sheets/{version.Sheet}/{version.Period}", readings, cancellation);
        if (waiting is null)
        {
            await store.MarkStoredAsync(version.Sheet, version.Period, version.Number, time.GetInstant(), cancellation);
        }

        return waiting;
    }

    private static string Told(SheetVersion version) =>
        string.Create(CultureInfo.InvariantCulture, $"version {version.Number}, {version.Changes} cells, {version.Origin}{(version.FileSha256 is { } hash ? $", sha256 {hash}" : "")}");

    private static string? Cut(string? text, int most) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim() is { } trimmed && trimmed.Length > most ? trimmed[..most] : text.Trim();
}
