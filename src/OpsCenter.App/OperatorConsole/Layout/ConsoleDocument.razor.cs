using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using OpsCenter.App.Identity;
using OpsCenter.App.Resources;

namespace OpsCenter.App.OperatorConsole.Layout;

/// <summary>The HTML document around the console's pages and around those before signing in, which stay static.</summary>
public sealed partial class ConsoleDocument(IStringLocalizer<ConsoleTexts> texts)
{
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    private IStringLocalizer<ConsoleTexts> T => texts;

    private bool Interactive => Http.AcceptsInteractiveRouting();

    private IComponentRenderMode? Mode => Interactive ? RenderMode.InteractiveServer : null;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Dark unless chosen otherwise: a control room is dim.</summary>
    private string Theme => Http.Request.Cookies[IdentityAccessEndpoints.ThemeCookie] == "light" ? "light" : "dark";
}
