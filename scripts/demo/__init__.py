"""The demo site: invented members on pages built like LinkedIn's, served at a throwaway browser's www.linkedin.com.

``pages.render`` makes a page, ``pages.facts`` says what a careful reader finds on it, ``site.start`` serves them all.
Nobody and no company here exists; domains end in ``.example``, telephone numbers are from ranges kept for fiction.
"""
