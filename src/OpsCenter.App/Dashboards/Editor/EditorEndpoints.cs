using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using OpsCenter.App.Identity;
using OpsCenter.App.Live;
using OpsCenter.App.Wall;
using OpsCenter.Core.Access;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Dashboards.Editor;

internal static class EditorEndpoints
{
    private const string List = "/console/dashboards";

    /// <summary><c>/console/dashboards/{id}</c> and the wall it shows inside.</summary>
    public static IEndpointRouteBuilder MapEditor(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("/console").RequireAuthorization(nameof(Permission.ManageDashboards), AccessPolicies.Console);
        pages.MapGet("/dashboards/{id}", Edit);
        pages.MapGet("/dashboard-preview", Preview);
        return endpoints;
    }

    private static IResult Edit(string id, HttpContext context, DashboardReading reading, LiveMark mark, ILiveConfig<Places> places)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (reading.Find(context.User.ToCaller(), id) is null)
        {
            return TypedResults.LocalRedirect(List);
        }

        var language = CultureInfo.CurrentUICulture;
        var config = new EditorConfig(
            id, language.TwoLetterISOLanguageName, Theme(context), context.User.ToCaller().Name,
            WallPlace.Of(places.Current, new LocalizedText(WallTexts.Of("Centre", CultureInfo.GetCultureInfo("vi")), WallTexts.Of("Centre", CultureInfo.GetCultureInfo("en")))));
        return Page(new EditorView($"{id} · OpsCenter", language, Theme(context), mark.Build, JsonSerializer.Serialize(config, JsonSerializerOptions.Web)));
    }

    private static RazorComponentResult<EditorPage> Preview(HttpContext context, LiveMark mark) =>
        Page(new EditorView("OpsCenter", CultureInfo.CurrentUICulture, Theme(context), mark.Build, Config: null));

    private static RazorComponentResult<EditorPage> Page(EditorView view) => new(new { View = view });

    private static string Theme(HttpContext context) =>
        context.Request.Cookies[IdentityAccessEndpoints.ThemeCookie] == "light" ? "light" : "dark";
}
