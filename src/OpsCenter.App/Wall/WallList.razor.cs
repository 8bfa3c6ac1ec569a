using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace OpsCenter.App.Wall;

/// <summary>The walls there are: at <c>/wall</c>, and as the answer to a screen that does not exist.</summary>
public sealed partial class WallList
{
    [Parameter, EditorRequired]
    public CultureInfo Language { get; set; } = CultureInfo.InvariantCulture;

    /// <summary>The id asked for where there is no such screen.</summary>
    [Parameter]
    public string? Unknown { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<WallLink> Screens { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<WallLink> Dashboards { get; set; } = [];

    private string Title => Unknown is null
        ? Text("List.Title")
        : string.Format(Language, Text("Unknown.Title"), Unknown);

    private string Address(WallLink link) => $"/wall/{Uri.EscapeDataString(link.Id)}?lang={Language.TwoLetterISOLanguageName}";

    private string Text(string key) => WallTexts.Of(key, Language);
}
