using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Briefings;

namespace OpsCenter.App.OperatorConsole.Briefings;

/// <summary>A briefing as a whole document for paper.</summary>
public sealed partial class BriefingDocument
{
    [Parameter]
    [EditorRequired]
    public required string Title { get; set; }

    /// <summary>All that the page is drawn with, fonts included.</summary>
    [Parameter]
    [EditorRequired]
    public required string Css { get; set; }

    /// <summary>Names stand in the margins of every page, each letter written as its number: no name can end the string it stands in.</summary>
    private string Margins =>
        $"@page {{ @top-left {{ content: \"{Escaped($"{BriefingTitle.Of(Briefing.Period)} · {Words.AreaName(Briefing)}")}\" }} "
        + $"@top-right {{ content: \"{Escaped(T["Briefing.MadeOn", LocalTime.Full(Briefing.MadeAt)])}\" }} "
        + $"@bottom-left {{ content: \"OpsCenter\" }} @bottom-right {{ content: \"{Escaped(T["Briefing.PageWord"])} \" counter(page) \" / \" counter(pages) }} }}";

    /// <summary>In an address, because the text of an element is encoded and a style sheet does not decode it.</summary>
    private static string Sheet(string css) => $"data:text/css;charset=utf-8;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(css))}";

    private static string Escaped(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\{rune.Value:X6}")));
}
