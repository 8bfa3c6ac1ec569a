using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.OperatorConsole.Screens;

/// <summary>A screen while a person edits it. Nothing is checked here: the file's own reader does that, and says it better.</summary>
public sealed class ScreenDraft
{
    /// <summary>Id it has in the file; null for a new one.</summary>
    public string? Original { get; init; }

    public string Id { get; set; } = "";

    public string TitleVi { get; set; } = "";

    public string TitleEn { get; set; } = "";

    public string Language { get; set; } = "vi";

    public int DwellSeconds { get; set; } = 30;

    public List<EntryDraft> Playlist { get; init; } = [];

    public List<PairDraft> OnCritical { get; init; } = [];

    public bool IsMatrix { get; set; }

    public int Columns { get; set; } = 3;

    public int Rows { get; set; } = 3;

    public double BezelX { get; set; }

    public double BezelY { get; set; }

    /// <summary>Display by name, and its cell.</summary>
    public List<PairDraft> Cells { get; init; } = [];

    public bool HasSound { get; set; }

    public int Volume { get; set; } = ScreenSound.Default.Volume;

    /// <summary>For severity 1, 2, 3 and 4.</summary>
    public SoundMode[] Modes { get; init; } =
        [ScreenSound.Default.Critical, ScreenSound.Default.High, ScreenSound.Default.Medium, ScreenSound.Default.Information];

    public bool HasQuiet { get; set; }

    public TimeOnly From { get; set; } = new(22, 0);

    public TimeOnly To { get; set; } = new(5, 0);

    public int Dim { get; set; } = QuietHours.DefaultDim;

    public static ScreenDraft Of(ScreenConfig screen)
    {
        var draft = new ScreenDraft
        {
            Original = screen.Id,
            Id = screen.Id,
            TitleVi = screen.Title.Vi,
            TitleEn = screen.Title.En,
            Language = screen.Language,
            DwellSeconds = (int)screen.Dwell.TotalSeconds,
            Playlist = [.. screen.Playlist.Select(EntryDraft.Of)],
            OnCritical = [.. screen.OnCritical.Select(pair => new PairDraft { Name = pair.Key, Value = pair.Value })],
            IsMatrix = screen.Matrix is not null,
            Cells = [.. (screen.Matrix?.Cells ?? new Dictionary<string, ScreenCell>()).Select(pair => new PairDraft { Name = pair.Key, Value = pair.Value.ToString() })],
            HasSound = screen.Sound is not null,
            HasQuiet = screen.Quiet is not null,
        };
        draft.Take(screen.Matrix);
        draft.Take(screen.Sound);
        draft.Take(screen.Quiet);
        return draft;
    }

    public ScreenConfig ToConfig() => new()
    {
        Id = Id.Trim(),
        Title = new LocalizedText(Either(TitleVi, TitleEn), Either(TitleEn, TitleVi)),
        Language = Language,
        Dwell = TimeSpan.FromSeconds(DwellSeconds),
        Playlist = [.. Playlist.Select(entry => entry.ToEntry())],
        OnCritical = PairDraft.Texts(OnCritical),
        Matrix = IsMatrix ? new ScreenMatrix(Columns, Rows, BezelX, BezelY, PlacedCells()) : null,
        Sound = HasSound ? new ScreenSound(Volume, Modes[0], Modes[1], Modes[2], Modes[3]) : null,
        Quiet = HasQuiet ? new QuietHours(From, To, Dim) : null,
    };

    private static string Either(string text, string other) => text.Trim().Length > 0 ? text.Trim() : other.Trim();

    /// <summary>A cell that is none becomes 0,0, which the file's reader refuses by name.</summary>
    private Dictionary<string, ScreenCell> PlacedCells() =>
        PairDraft.Texts(Cells).ToDictionary(pair => pair.Key, pair => ScreenCell.Parse(pair.Value.Replace(" ", "", StringComparison.Ordinal)) ?? default);

    private void Take(ScreenMatrix? matrix) =>
        (Columns, Rows, BezelX, BezelY) = matrix is null ? (Columns, Rows, BezelX, BezelY) : (matrix.Columns, matrix.Rows, matrix.BezelX, matrix.BezelY);

    private void Take(ScreenSound? sound)
    {
        if (sound is not null)
        {
            Volume = sound.Volume;
            (Modes[0], Modes[1], Modes[2], Modes[3]) = (sound.Critical, sound.High, sound.Medium, sound.Information);
        }
    }

    private void Take(QuietHours? quiet) => (From, To, Dim) = quiet is null ? (From, To, Dim) : (quiet.From, quiet.To, quiet.Dim);
}
