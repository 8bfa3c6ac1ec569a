using System.Globalization;
using OpsCenter.App.Api;
using OpsCenter.App.Dashboards.Catalogue;
using OpsCenter.App.Identity;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.Dashboards.Drafts;

/// <summary>What the editor asks while somebody edits: is it right, how does it look now, what could a tile show.</summary>
internal sealed class DraftEndpoints(DraftViews drafts, DashboardReading reading, SeriesCatalogue catalogue)
{
    private const string VariablePrefix = "var.";

    public async Task<IResult> OpenAsync(HttpContext context, CancellationToken cancellation)
    {
        var (caller, id) = (context.User.ToCaller(), context.Request.Query["id"].ToString());
        if (!DashboardId.IsValid(id))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, "Give the dashboard's id: ?id=water");
        }

        if (await DashboardBody.ReadAsync(context.Request, cancellation) is not { } body)
        {
            return DashboardEndpoints.TooLarge();
        }

        var draft = DashboardDraft.Read(body.Span, id, reading.List(caller).Select(other => other.Id));
        var errors = DashboardErrorJson.From(draft.Errors);
        var view = draft.Preview is null ? null : await drafts.OpenAsync(caller, draft.Preview, Variables(context, draft.Preview), cancellation);
        return TypedResults.Ok(new DraftJson(view?.Id, errors, draft.Formatted, view?.Snapshot(context.RequestServices.GetRequiredService<TimeProvider>().GetInstant())));
    }

    public IResult Frame(string draft, HttpContext context, TimeProvider time)
    {
        var caller = context.User.ToCaller();
        if (drafts.Find(caller, draft) is not { } view)
        {
            return ApiProblem.Of(StatusCodes.Status404NotFound, "The draft has ended; post it again.");
        }

        var after = long.TryParse(context.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : 0;
        var file = reading.Find(caller, context.Request.Query["id"].ToString());
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new DraftFrameJson(file?.Hash, view.After(after, time.GetInstant())));
    }

    public IResult Fields() => TypedResults.Ok(catalogue.Fields());

    public IResult Tags(HttpContext context) =>
        TypedResults.Ok(catalogue.Tags(context.Request.Query["measurement"].ToString(), context.Request.Query["field"].ToString()));

    private static Dictionary<string, string> Variables(HttpContext context, DashboardConfig draft) =>
        draft.Variables.Keys
            .Where(name => context.Request.Query[VariablePrefix + name].ToString().Length > 0)
            .ToDictionary(name => name, name => context.Request.Query[VariablePrefix + name].ToString());
}
