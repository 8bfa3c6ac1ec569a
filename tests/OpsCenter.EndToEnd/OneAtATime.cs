using Xunit;

// Each test has a server and a browser of its own; two at once would only time each other out on two cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
