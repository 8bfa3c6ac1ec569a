using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using OpsCenter.App.Identity;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Incidents.Attachments;

namespace OpsCenter.App.Api.Incidents;

/// <summary>Files of incidents, in and out.</summary>
internal sealed class AttachmentEndpoints(AttachmentService attachments, IOptions<IncidentOptions> options)
{
    /// <summary>Head and foot of a form around a file.</summary>
    private const int FormRoom = 16 * 1024;

    public async Task<IResult> AddAsync(string number, HttpContext context, CancellationToken cancellation)
    {
        var most = options.Value.MaxAttachmentBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most + FormRoom;
        }

        IFormCollection form;
        try
        {
            form = context.Request.HasFormContentType
                ? await context.Request.ReadFormAsync(new FormOptions { ValueCountLimit = 10, MultipartBodyLengthLimit = most + FormRoom }, cancellation)
                : FormCollection.Empty;
        }
        catch (Exception problem) when (problem is InvalidDataException or BadHttpRequestException)
        {
            return TooLarge(most);
        }

        if (form.Files is not [var file])
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, "Send one file as multipart/form-data.");
        }

        await using var content = file.OpenReadStream();
        var result = await attachments.AddAsync(context.User.ToCaller(), number, file.FileName, content, cancellation);
        return result.Outcome switch
        {
            AttachmentOutcome.Done => TypedResults.Created($"/api/v1/incidents/{number}/attachments/{result.Attachment!.Id}"),
            AttachmentOutcome.Forbidden => ApiProblem.Of(StatusCodes.Status403Forbidden, "Needs a role or token scope that works on incidents ('operate')."),
            AttachmentOutcome.NotFound => ApiProblem.Of(StatusCodes.Status404NotFound, "There is no such incident."),
            AttachmentOutcome.TooLarge => TooLarge(most),
            AttachmentOutcome.TooMany => ApiProblem.Of(StatusCodes.Status409Conflict, "The incident holds as many attachments as Incidents:MaxAttachments allows."),
            AttachmentOutcome.Empty => ApiProblem.Of(StatusCodes.Status400BadRequest, "The file is empty."),
            _ => ApiProblem.Of(
                StatusCodes.Status415UnsupportedMediaType, $"Only {AttachmentKinds.Endings}, with a content that is what the name says; no macros, no markup."),
        };
    }

    /// <summary>Always a download: what people bring is never opened in this server's name.</summary>
    public async Task<IResult> GetAsync(string number, string id, HttpContext context, CancellationToken cancellation)
    {
        if (await attachments.OpenAsync(context.User.ToCaller(), number, id, cancellation) is not { } found)
        {
            return ApiProblem.Of(StatusCodes.Status404NotFound, "There is no such attachment.");
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(found.Attachment.FileName);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Stream(found.Content, found.Attachment.ContentType);
    }

    private static IResult TooLarge(int most) =>
        ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, $"The file is larger than {most} bytes (Incidents:MaxAttachmentBytes).");
}
