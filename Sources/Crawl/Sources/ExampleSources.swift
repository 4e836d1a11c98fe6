extension SourcesFile {
  /// A commented sources file for one start page, ready to use.
  ///
  /// For a start page on an address that is not public the file allows just that address.
  public static func example(for start: WebAddress) -> String {
    let address = IPAddress(start.host.filter { $0 != "[" && $0 != "]" })
    let isLocal = start.host == "localhost" || address.map { !$0.isPublic } ?? false
    let allowed =
      start.host == "localhost" ? "127.0.0.1, \"::1\"" : "\"\(address?.description ?? "")\""
    let allowance =
      isLocal
      ? """
          # The start page is not on a public address: only this one is allowed.
          allow_addresses: [\(allowed)]

      """
      : """
          # Private and loopback addresses are refused unless they are named here.
          # allow_addresses: [10.1.2.3]

      """
    return head + """
      sources:
        - name: \(yaml(start.host))
          # Where to begin: pages that list the disclosures.
          start: [\(yaml(start.description))]
          # Hosts whose pages are followed; "*.example.org" takes all below. Redirects must stay here, too.
          hosts: [\(yaml(start.hostAndPort))]
          # Further hosts of which only files are taken.
          # file_hosts: [files.example.org]
          # Paths with their queries: * is anything but a slash, ** anything.
          follow: ["/**"]
          avoid: ["/search**", "/login**"]
          files: ["/**"]
          # Pages that are disclosures themselves and are kept as documents, whatever "kinds" says.
          # page_documents: ["/zwgk/*/t*.html"]
          # What is kept, told by its content: pdf, word, excel, ofd, zip, html, text, image.
          kinds: [pdf, word, excel, ofd, zip]
          # How many links pages may be away from a start page, and how many pages of one list are followed.
          depth: 5
          list_pages: 200
          # sitemaps: [https://www.example.org/sitemap.xml]
          # For each host; a longer crawl-delay of its robots.txt is kept instead.
          rate: {requests_per_second: \(isLocal ? "50" : "1"), concurrency: 1}
          # Only at these hours; at a distance from UTC: "22:00-06:00+08:00".
          # hours: ["22:00-06:00+08:00"]
          # headers: {Accept-Language: "zh-CN"}
          limits: {page_mb: 10, file_mb: 200, seconds: \(isLocal ? 60 : 300), stall_seconds: \(isLocal ? 10 : 60), requests: 20000}
          # What never changes is looked at every so many days; 1 looks at everything every night.
          revisit: {longest_days: 1}

      """ + allowance
  }

  private static let head = """
    # Sources for 'gongkai crawl' and 'gongkai nightly'.
    #
    # Who is asking: put in a page or an address where you can be reached.
    user_agent: "\(defaultUserAgent)"

    """

  private static func yaml(_ text: String) -> String { "\"\(text)\"" }
}
