using System.Text;
using OpsCenter.App.Api;
using OpsCenter.App.Dashboards.Versions;
using OpsCenter.App.Identity;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.Dashboards;

/// <summary>Dashboards over HTTP: the file itself is the body, its hash the ETag, so that a plain HTTP client can edit one.</summary>
internal sealed class DashboardEndpoints(DashboardReading reading, DashboardEditing editing)
{
    public IResult List(HttpContext context) => TypedResults.Ok(reading.List(context.User.ToCaller()).Select(DashboardJson.From));

    public IResult Read(string id, HttpContext context)
    {
        if (reading.Find(context.User.ToCaller(), id) is not { } file)
        {
            return NotFound();
        }

        context.Response.Headers.ETag = $"\"{file.Hash}\"";
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(file.Bytes, "application/json", context.Request.Query.ContainsKey("download") ? $"{file.Id}.json" : null);
    }

    public async Task<IResult> SaveAsync(string id, HttpContext context, CancellationToken cancellation) =>
        Seen(context) is not { } seen
            ? ApiProblem.Of(StatusCodes.Status428PreconditionRequired, "Send 'If-Match' with the ETag of the dashboard you have seen.")
            : await DashboardBody.ReadAsync(context.Request, cancellation) is not { } body
            ? TooLarge()
            : Answer(context, await editing.SaveAsync(context.User.ToCaller(), id, body, seen, Note(context), cancellation));

    public async Task<IResult> CreateAsync(string id, HttpContext context, CancellationToken cancellation) =>
        await DashboardBody.ReadAsync(context.Request, cancellation) is not { } body
            ? TooLarge()
            : Answer(context, await editing.CreateAsync(context.User.ToCaller(), id, body, Note(context), cancellation));

    public async Task<IResult> DeleteAsync(string id, HttpContext context, CancellationToken cancellation) =>
        Seen(context) is not { } seen
            ? ApiProblem.Of(StatusCodes.Status428PreconditionRequired, "Send 'If-Match' with the ETag of the dashboard you have seen.")
            : Answer(context, await editing.DeleteAsync(context.User.ToCaller(), id, seen, cancellation));

    public IResult Versions(string id, HttpContext context) =>
        reading.Versions(context.User.ToCaller(), id) is { } versions ? TypedResults.Ok(versions.Select(VersionJson.From)) : NotFound();

    public IResult Version(string id, int number, HttpContext context) =>
        reading.Version(context.User.ToCaller(), id, number) is { } version
            ? TypedResults.Bytes(Encoding.UTF8.GetBytes(version.Text), "application/json")
            : NotFound();

    internal static IResult TooLarge() =>
        ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, $"A dashboard has at most {DashboardLoader.MaxFileBytes} bytes.");

    private static IResult Answer(HttpContext context, DashboardOutcome outcome)
    {
        if (outcome is DashboardOutcome.Saved saved)
        {
            context.Response.Headers.ETag = $"\"{saved.Hash}\"";
            return TypedResults.Ok(new SavedJson(saved.Hash, saved.Version, saved.InForce));
        }

        return outcome switch
        {
            DashboardOutcome.Deleted => TypedResults.NoContent(),
            DashboardOutcome.Forbidden => ApiProblem.Of(StatusCodes.Status403Forbidden, "Needs a role that changes dashboards: technician or administrator."),
            DashboardOutcome.NotFound => NotFound(),
            DashboardOutcome.IdInvalid => ApiProblem.Of(StatusCodes.Status400BadRequest, "An id has small letters, digits and inner hyphens, at most 64, and is not 'screens'."),
            DashboardOutcome.Taken => ApiProblem.Of(StatusCodes.Status409Conflict, "There is a dashboard with this id."),
            DashboardOutcome.TooMany many => ApiProblem.Of(StatusCodes.Status409Conflict, $"There are {many.Most} dashboards already; delete one first."),
            DashboardOutcome.TooLarge => TooLarge(),
            DashboardOutcome.Invalid invalid => TypedResults.Problem(
                "The dashboard has errors; 'errors' says where and what would be right.", statusCode: StatusCodes.Status422UnprocessableEntity,
                extensions: [new("errors", DashboardErrorJson.From(invalid.Errors))]),
            DashboardOutcome.Conflict conflict => TypedResults.Problem(
                "The file has changed since you read it.", statusCode: StatusCodes.Status412PreconditionFailed, extensions: [new("hash", conflict.Hash)]),
            DashboardOutcome.InUse use => TypedResults.Problem(
                "Screens show it or tiles lead to it; change those first.", statusCode: StatusCodes.Status409Conflict,
                extensions: [new("screens", use.Screens), new("linkedFrom", use.LinkedFrom)]),
            DashboardOutcome.Unwritable unwritable => ApiProblem.Of(StatusCodes.Status507InsufficientStorage, $"The folder refuses the file: {unwritable.Reason}"),
            _ => throw new InvalidOperationException($"Changing a dashboard cannot end as {outcome}."),
        };
    }

    private static IResult NotFound() => ApiProblem.Of(StatusCodes.Status404NotFound, "There is no such dashboard; GET /api/v1/dashboards lists them.");

    private static string? Seen(HttpContext context) =>
        context.Request.Headers.IfMatch.ToString().Trim() is ['"', .. var hash, '"'] && hash.Length > 0 ? hash : null;

    private static string? Note(HttpContext context) => context.Request.Query["note"];
}
