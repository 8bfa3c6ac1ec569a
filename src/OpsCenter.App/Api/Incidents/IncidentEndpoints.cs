using Microsoft.Extensions.Options;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Identity;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Incidents;

/// <summary>Incidents: looked for, opened, changed, merged and split.</summary>
internal sealed class IncidentEndpoints(IncidentService incidents, IncidentMerging merging, IOptions<ApiOptions> options, TimeProvider time)
{
    private const int UsualPage = 100;

    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellation)
    {
        var now = time.GetInstant();
        var parameters = new ParameterReader(request, now);
        parameters.AllowOnly("open", "status", "owner", "unit", "pack", "severity", "overdue", "text", "skip", "limit");
        var query = new IncidentQuery
        {
            Open = parameters.Flag("open"),
            Status = parameters.Text("status") is null ? null : parameters.Choice("status", IncidentStatus.New),
            Owner = parameters.Text("owner"),
            Units = parameters.Text("unit") is { } unit ? [unit] : null,
            Pack = parameters.Text("pack"),
            Severity = parameters.Text("severity") is null ? null : parameters.Choice("severity", Severity.Low),
            OverdueAt = parameters.Flag("overdue") == true ? now : null,
            Text = parameters.Text("text"),
            Skip = parameters.Text("skip") is null ? 0 : parameters.Limit("skip", 1, int.MaxValue),
            Limit = parameters.Limit("limit", UsualPage, options.Value.MaxItems),
        };
        if (parameters.IsWrong)
        {
            return ApiProblem.Of(parameters);
        }

        var page = await incidents.ListAsync(request.HttpContext.User.ToCaller(), query, cancellation);
        return TypedResults.Ok(new IncidentListJson(page.Total, [.. page.Incidents.Select(IncidentJson.From)]));
    }

    public async Task<IResult> OneAsync(string number, HttpContext context, CancellationToken cancellation) =>
        await incidents.FindAsync(context.User.ToCaller(), number, cancellation) is { } file
            ? TypedResults.Ok(IncidentFileJson.From(file))
            : Problem(new IncidentResult(IncidentOutcome.NotFound, number));

    public async Task<IResult> OpenAsync(IncidentRequest body, HttpContext context, CancellationToken cancellation)
    {
        var caller = context.User.ToCaller();
        var errors = new Dictionary<string, string[]>();
        var (severity, due) = (Name<Severity>(body.Severity, "severity", errors), Moment(body.Due, errors));
        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors, "Some fields are wrong; 'errors' says which and what would be right.");
        }

        var result = body.Alarm is { Length: > 0 } alarm
            ? await incidents.OpenAsync(caller, alarm, cancellation)
            : await incidents.CreateAsync(
                caller,
                new IncidentDraft
                {
                    Title = body.Title ?? "",
                    Description = body.Description,
                    Pack = body.Pack,
                    Site = body.Site,
                    Area = body.Area,
                    Severity = severity ?? Severity.Medium,
                    Unit = body.Unit,
                    DueAt = due,
                    Tasks = body.Tasks ?? [],
                },
                cancellation);
        return result.IsDone
            ? TypedResults.Created($"/api/v1/incidents/{result.Number}", IncidentFileJson.From((await incidents.FindAsync(caller, result.Number!, cancellation))!))
            : Problem(result);
    }

    public async Task<IResult> ChangeAsync(string number, IncidentPatch body, HttpContext context, CancellationToken cancellation)
    {
        var errors = new Dictionary<string, string[]>();
        var (severity, status, due) = (Name<Severity>(body.Severity, "severity", errors), Name<IncidentStatus>(body.Status, "status", errors), Moment(body.Due, errors));
        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors, "Some fields are wrong; 'errors' says which and what would be right.");
        }

        var tasks = (body.Tasks ?? []).GroupBy(task => task.Id).SelectMany(group => group.Key is null ? group : group.TakeLast(1)).ToArray();
        var edit = new IncidentEdit
        {
            Version = body.Version,
            Title = body.Title,
            Severity = severity,
            Status = status,
            Reason = body.Reason,
            Owner = body.Owner,
            Unit = body.Unit,
            DueAt = due,
            Comment = body.Comment,
            Ticks = tasks.Where(task => task.Id is not null && task.Done is not null).ToDictionary(task => task.Id!.Value, task => task.Done!.Value),
            Assignees = tasks.Where(task => task.Id is not null && task.Assignee is not null).ToDictionary(task => task.Id!.Value, task => task.Assignee!),
            NewTasks = [.. tasks.Where(task => task.Id is null).Select(task => task.Text ?? "")],
        };
        return await AnswerAsync(await incidents.ChangeAsync(context.User.ToCaller(), number, edit, cancellation), context, cancellation);
    }

    public async Task<IResult> MergeAsync(string number, MergeRequest body, HttpContext context, CancellationToken cancellation) =>
        await AnswerAsync(await merging.MergeAsync(context.User.ToCaller(), number, body.Into, cancellation), context, cancellation);

    public async Task<IResult> SplitAsync(string number, SplitRequest body, HttpContext context, CancellationToken cancellation) =>
        await AnswerAsync(await merging.SplitAsync(context.User.ToCaller(), number, body.Title, body.Alarms ?? [], body.Tasks ?? [], cancellation), context, cancellation);

    private async Task<IResult> AnswerAsync(IncidentResult result, HttpContext context, CancellationToken cancellation) =>
        result.IsDone && await incidents.FindAsync(context.User.ToCaller(), result.Number!, cancellation) is { } file
            ? TypedResults.Ok(IncidentFileJson.From(file))
            : Problem(result);

    private static IResult Problem(IncidentResult result) => result.Outcome switch
    {
        IncidentOutcome.Forbidden => ApiProblem.Of(StatusCodes.Status403Forbidden, "Needs a role or token scope that works on incidents ('operate')."),
        IncidentOutcome.NotFound => ApiProblem.Of(StatusCodes.Status404NotFound, "There is no such incident; GET /api/v1/incidents lists them."),
        IncidentOutcome.UnknownAlarm => ApiProblem.Of(StatusCodes.Status404NotFound, "No such alarm stands (GET /api/v1/alarms lists them), or it is not linked to this incident."),
        IncidentOutcome.Conflict => ApiProblem.Of(StatusCodes.Status409Conflict, "Somebody changed the incident meanwhile. GET it again and send the change with its new version."),
        IncidentOutcome.AlreadyOpen => ApiProblem.Of(StatusCodes.Status409Conflict, $"Incident {result.Number} is open for this alarm already."),
        IncidentOutcome.WrongStatus => ApiProblem.Of(
            StatusCodes.Status409Conflict, "It cannot go there from its present status: open ones may be resolved or closed, others only reopened ('working'), merged ones not at all."),
        IncidentOutcome.Senseless => ApiProblem.Of(
            StatusCodes.Status409Conflict, "Merge an incident into another one that is open; split off some of its alarms or open tasks, not all of its alarms and not nothing."),
        IncidentOutcome.ReasonMissing => ApiProblem.Of(StatusCodes.Status400BadRequest, "Say why in 'reason': it is needed to resolve, close and reopen."),
        IncidentOutcome.UnknownUnit => ApiProblem.Of(StatusCodes.Status400BadRequest, "There is no such unit in units.yaml."),
        IncidentOutcome.UnknownTask => ApiProblem.Of(StatusCodes.Status400BadRequest, "The incident has no task with this id."),
        IncidentOutcome.TextMissing => ApiProblem.Of(StatusCodes.Status400BadRequest, "The title, comment or task has no text."),
        IncidentOutcome.TextTooLong => ApiProblem.Of(StatusCodes.Status400BadRequest, "A text is too long, or there are too many tasks: a title has at most 300 characters, the rest Incidents:MaxTextLength."),
        _ => throw new InvalidOperationException($"This cannot end as {result.Outcome}."),
    };

    private static T? Name<T>(string? text, string field, Dictionary<string, string[]> errors)
        where T : struct, Enum
    {
        if (text is null)
        {
            return null;
        }

        if (text.Length > 0 && char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && !text.Contains(',', StringComparison.Ordinal))
        {
            return value;
        }

        errors[field] = [$"Is not one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}."];
        return null;
    }

    private static Instant? Moment(string? text, Dictionary<string, string[]> errors)
    {
        if (text is null)
        {
            return null;
        }

        if (Rfc3339.TryParse(text, out var moment))
        {
            return moment;
        }

        errors["due"] = ["Is no moment. Write RFC 3339, e.g. 2026-11-22T09:00:00+07:00."];
        return null;
    }
}
