using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents.Attachments;

namespace OpsCenter.Storage.Relational.Incidents;

/// <summary>Attachments as files under <c>attachments</c> of the data folder, named by their id.</summary>
internal sealed class AttachmentFolder(DataFolder data) : IAttachmentStore
{
    private const string Folder = "attachments";

    public Task WriteAsync(string id, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Directory.CreateDirectory(data.File(Folder));
        AtomicFile.Write(PathOf(id), content.Span);
        return Task.CompletedTask;
    }

    public Stream? Open(string id)
    {
        var path = PathOf(id);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true) : null;
    }

    public void Remove(string id) => File.Delete(PathOf(id));

    /// <exception cref="ArgumentException">The id is not one of ours: a name that leads elsewhere must never get this far.</exception>
    private string PathOf(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(data.File(Folder), id)
        : throw new ArgumentException($"'{id}' is no id of an attachment.", nameof(id));
}
