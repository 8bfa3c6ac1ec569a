using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Incidents.Attachments;

/// <summary>Files that people bring to an incident. Thread-safe.</summary>
public sealed class AttachmentService(IIncidentStore store, IncidentSaving saving, IAttachmentStore files, IOptions<IncidentOptions> options)
{
    /// <summary>Keeps the content; not more of it is ever read than may be kept.</summary>
    /// <param name="caller">Needs <see cref="Permission.OperateIncidents"/>.</param>
    /// <param name="number">Of the incident.</param>
    /// <param name="fileName">As the person's machine names it.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<AttachmentResult> AddAsync(Caller caller, string number, string fileName, Stream content, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.OperateIncidents))
        {
            return new AttachmentResult(AttachmentOutcome.Forbidden);
        }

        if (await store.FindAsync(number, cancellation) is not { } file)
        {
            return new AttachmentResult(AttachmentOutcome.NotFound);
        }

        if (file.Attachments.Count >= options.Value.MaxAttachments)
        {
            return new AttachmentResult(AttachmentOutcome.TooMany);
        }

        if (await ReadAsync(content, cancellation) is not { } bytes)
        {
            return new AttachmentResult(AttachmentOutcome.TooLarge);
        }

        var name = AttachmentKinds.CleanName(fileName);
        if (bytes.Length == 0 || AttachmentKinds.Judge(name, bytes) is not { } type)
        {
            return new AttachmentResult(bytes.Length == 0 ? AttachmentOutcome.Empty : AttachmentOutcome.WrongKind);
        }

        return await KeepAsync(caller, number, name, type, bytes, cancellation);
    }

    /// <summary>The file and its description; null where there is none, and for a caller who may not read.</summary>
    public async Task<(IncidentAttachment Attachment, Stream Content)?> OpenAsync(Caller caller, string number, string id, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.Read))
        {
            return null;
        }

        var file = await store.FindAsync(number, cancellation);
        return file?.Attachments.FirstOrDefault(one => one.Id == id) is { } attachment && files.Open(attachment.Id) is { } content
            ? (attachment, content)
            : null;
    }

    private async Task<AttachmentResult> KeepAsync(Caller caller, string number, string name, string type, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        IncidentAttachment? kept = null;
        await files.WriteAsync(id, bytes, cancellation);
        var result = await saving.ChangeAsync(caller, "incident.attach", number, null, $"{name} {hash}", (file, now) =>
        {
            kept = new IncidentAttachment(id, name, type, bytes.Length, hash, caller.Name, now);
            return new IncidentChange
            {
                Incident = file.Incident,
                Attachments = [kept],
                Entries = [new IncidentEntry(IncidentEntryKind.AttachmentAdded, now, caller.Name, id, LocalizedText.Same(name))],
            };
        }, CancellationToken.None);
        if (result.IsDone)
        {
            return new AttachmentResult(AttachmentOutcome.Done, kept);
        }

        files.Remove(id);
        return new AttachmentResult(AttachmentOutcome.NotFound);
    }

    /// <summary>Null where it is larger than may be kept.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream content, CancellationToken cancellation)
    {
        var most = options.Value.MaxAttachmentBytes;
        using var read = new MemoryStream();
        var part = new byte[64 * 1024];
        while (await content.ReadAsync(part, cancellation) is var count and > 0)
        {
            if (read.Length + count > most)
            {
                return null;
            }

            read.Write(part, 0, count);
        }

        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }
}
