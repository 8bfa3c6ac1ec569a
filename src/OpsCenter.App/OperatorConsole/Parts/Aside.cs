namespace OpsCenter.App.OperatorConsole.Parts;

/// <summary>Embedded databases answer on the thread that asks, and on a page that is the one that draws it: so they are asked on another.</summary>
internal static class Aside
{
    public static Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellation) => Task.Run(work, cancellation);

    /// <inheritdoc cref="Aside"/>
    public static Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation) => Task.Run(work, cancellation);
}
